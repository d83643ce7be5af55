using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DataCenterOps.Carriers.Tests;

/// <summary>Events to programs, against a real web server.</summary>
public sealed class WebhookCarrierTests : IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task An_event_is_a_CloudEvent_that_is_signed_over_its_name_its_time_and_its_body()
    {
        await using var server = await WebServer.StartAsync(_authority.Sign("localhost"));
        using var carrier = Carrier(server.Url, _authority.Trust);

        Assert.IsType<CarrierOutcome.Delivered>(await carrier.SendAsync(Letters.Letter(), Cancel));
        Assert.IsType<CarrierOutcome.Delivered>(await carrier.SendAsync(Letters.Letter(), Cancel));

        Assert.Equal(2, server.Received.Count);
        var (_, headers, body) = server.Received.First();
        Assert.Equal("01990000-aaaa-7bbb-8ccc-000000000001", Assert.Single(server.Received.Select(one => (string?)one.Headers["webhook-id"]).Distinct(StringComparer.Ordinal)));
        Assert.Equal("application/cloudevents+json; charset=utf-8", headers.ContentType);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}."), .. body];
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Secret, signed))}", headers["webhook-signature"]);

        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        Assert.Equal(
            ("1.0", "dcops.approval.asked.v1", "2026-11-25T18:30:00Z", headers["webhook-id"].ToString()),
            (Text(root, "specversion"), Text(root, "type"), Text(root, "time"), Text(root, "id")));
        Assert.Equal("pack.activate", Text(root.GetProperty("data").GetProperty("facts"), "operation"));
        Assert.StartsWith("طلب", Text(root.GetProperty("data").GetProperty("text"), "ar"), StringComparison.Ordinal);
        Assert.DoesNotContain("amina@example.dz", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_and_only_gone_is_final()
    {
        await using var server = await WebServer.StartAsync();
        using var carrier = Carrier(server.Url, ServerTrust.OfMachine);
        foreach (var (status, isFinal) in ((int, bool)[])[(302, false), (307, false), (401, false), (404, false), (410, true), (429, false), (500, false), (503, false)])
        {
            server.Answer = http =>
            {
                http.Response.StatusCode = status;
                http.Response.Headers.Location = "/elsewhere";
                return Task.CompletedTask;
            };
            Assert.Equal(new CarrierOutcome.Failed($"http-{status}", isFinal), await carrier.SendAsync(Letters.Letter(), Cancel));
        }

        Assert.All(server.Received, one => Assert.Equal("/hook", one.Path));
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_one_that_is_away_is_unreachable_and_an_unknown_authority_is_no_server()
    {
        await using var hanging = await WebServer.StartAsync();
        hanging.Answer = http => Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted);
        using var patient = Carrier(hanging.Url, ServerTrust.OfMachine);
        Assert.Equal(new CarrierOutcome.Failed("timeout", false), await patient.SendAsync(Letters.Letter(), Cancel));

        using var nobody = Carrier(new Uri($"http://localhost:{MailServer.FreePort()}"), ServerTrust.OfMachine);
        Assert.Equal(new CarrierOutcome.Failed("unreachable", false), await nobody.SendAsync(Letters.Letter(), Cancel));

        await using var unknown = await WebServer.StartAsync(_authority.Sign("localhost"));
        using var distrustful = Carrier(unknown.Url, ServerTrust.OfMachine);
        Assert.Equal(new CarrierOutcome.Failed("tls", false), await distrustful.SendAsync(Letters.Letter(), Cancel));

        await using var misnamed = await WebServer.StartAsync(_authority.Sign("soc.example.dz"));
        using var strict = Carrier(misnamed.Url, _authority.Trust);
        Assert.Equal(new CarrierOutcome.Failed("tls", false), await strict.SendAsync(Letters.Letter(), Cancel));
        Assert.Empty(unknown.Received.Concat(misnamed.Received));
    }

    [Theory]
    [InlineData("whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY", true)]
    [InlineData(" whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY\n", true)]
    [InlineData("whsec_AQIDBA==", false)]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY", false)]
    [InlineData("whsec_not base64!", false)]
    [InlineData("", false)]
    public void A_secret_is_read_as_the_standard_writes_it(string text, bool isOne) => Assert.Equal(isOne, WebhookSettings.ReadSecret(text) is not null);

    [Fact]
    public void Settings_do_not_print_their_secret() =>
        Assert.Equal("WebhookSettings { soc }", Settings(new Uri("https://soc.example.dz"), ServerTrust.OfMachine).ToString());

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static WebhookCarrier Carrier(Uri server, ServerTrust trust) => new(Settings(new Uri(server, "/hook"), trust), TimeProvider.System);

    private static WebhookSettings Settings(Uri url, ServerTrust trust) => new("soc", url, [.. Secret], ImmutableArray<string>.Empty, trust);
}
