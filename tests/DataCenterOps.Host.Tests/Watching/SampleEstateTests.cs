using System.Net;
using System.Text.Json;

namespace DataCenterOps.Host.Tests.Watching;

public sealed class SampleEstateTests(RunningHost host)
{
    // Three failures 30 seconds apart, twice over: two cores are shared with other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_sample_page_is_watched_and_up()
    {
        var check = await StateAsync("civil-registry/http", "up");
        Assert.Equal("ok", check.GetProperty("outcome").GetString());
        Assert.InRange(check.GetProperty("ageSeconds").GetInt64(), 0, 2 * check.GetProperty("intervalSeconds").GetInt64());
    }

    [Fact]
    public async Task The_page_that_is_down_on_purpose_is_confirmed_down_with_its_reason()
    {
        var check = await StateAsync("demo-portal/http", "down");
        Assert.Equal("assert_failed", check.GetProperty("reason").GetString());
        var results = check.GetProperty("results").EnumerateArray().ToArray();
        Assert.True(results.Length >= 3, $"{results.Length} results");
        Assert.All(results, result => Assert.Equal((int)HttpStatusCode.ServiceUnavailable, result.GetProperty("status").GetInt32()));
        var entries = await host.GetAsync("/api/v1/ledger/entries?type=checks/state-changed/1&limit=1000", TestContext.Current.CancellationToken);
        Assert.Contains("demo-portal/http", entries.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_that_expires_soon_is_seen_with_its_end()
    {
        var check = await Waiting.ForAsync("a look at the certificate", Patience, async cancel =>
        {
            var seen = await host.GetAsync("/api/v1/checks/demo-tls-gateway/tls", cancel);
            return seen.GetProperty("tlsNotAfter").ValueKind == JsonValueKind.String ? (object)seen : null;
        });
        var days = (((JsonElement)check).GetProperty("tlsNotAfter").GetDateTimeOffset() - TimeProvider.System.GetUtcNow()).TotalDays;
        Assert.InRange(days, 9, 10);
    }

    [Theory]
    [InlineData("civil-registry", HttpStatusCode.OK)]
    [InlineData("down", HttpStatusCode.ServiceUnavailable)]
    [InlineData("nothing-of-that-name", HttpStatusCode.NotFound)]
    public async Task Sample_pages_are_those_of_invented_systems(string name, HttpStatusCode status)
    {
        using var anybody = new HttpClient { BaseAddress = host.Client.BaseAddress };
        using var answer = await anybody.GetAsync($"/sample/{name}", TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.OK)
        {
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.All(["وهمي", "Fictif", "Fictional"], word => Assert.Contains(word, page, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/api/v1/checks/nobody/http", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/checks?state=green", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_check_and_no_state_is_said_to_be_none(string path, HttpStatusCode status)
    {
        using var answer = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<JsonElement> StateAsync(string check, string state) =>
        (JsonElement)await Waiting.ForAsync($"`{check}` being {state}", Patience, async cancel =>
        {
            using var answer = await host.Client.GetAsync($"/api/v1/checks/{check}", cancel);
            var seen = answer.IsSuccessStatusCode
                ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel)).RootElement
                : default;
            return seen.ValueKind == JsonValueKind.Object && seen.GetProperty("state").GetString() == state ? (object)seen : null;
        });
}
