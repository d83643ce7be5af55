using System.Net.Http.Headers;
using System.Text;
using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>Tables as files: what the page lists, safe to open.</summary>
public sealed class CsvTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("systems", "?tenant=cnas", 1)]
    [InlineData("systems", "?health=nothing-like-it", 0)]
    [InlineData("tenants", "", 1)]
    [InlineData("ledger", "?stream=system/cnas/cnas-claims", 1)]
    [InlineData("ledger", "?outcome=no-such", 0)]
    public async Task A_table_is_downloaded_with_the_filters_of_its_page(string page, string query, int atLeast)
    {
        foreach (var language in ConsoleFixture.Languages)
        {
            await using var visit = await console.SignInAsync(language);
            await visit.Page.GotoAsync($"/{language}/{page}{query}");
            var link = await visit.Page.GetAttributeAsync("main a[download]", "href");
            var answer = await visit.Page.APIRequest.GetAsync(link!);

            Assert.Equal((200, "text/csv; charset=utf-8"), (answer.Status, answer.Headers["content-type"]));
            Assert.Contains($"{page}.csv", answer.Headers["content-disposition"], StringComparison.Ordinal);
            var bytes = await answer.BodyAsync();
            Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
            var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.True(atLeast == 0 ? lines.Length == 1 : lines.Length > atLeast, $"{link}: {lines.Length} lines");
            Assert.All(lines[1..], line => Assert.True(query.Length == 0 || line.Contains("cnas", StringComparison.Ordinal), line));
        }
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_is_text()
    {
        await using var visit = await console.SignInAsync("en");
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.Token);
        foreach (var (id, name) in new[] { ("csv-equals", "=1+\\\"1\\\", x"), ("csv-plus", "+1"), ("csv-minus", "-1"), ("csv-at", "@SUM(A1)") })
        {
            using var body = new StringContent(
                $$"""{"name":{"ar":"{{name}}","fr":"{{name}}","en":"{{name}}"},"fictional":true,"kind":"agency"}""", Encoding.UTF8, "application/json");
            using var made = await http.PutAsync(new Uri($"/api/v1/tenants/{id}", UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var text = await (await visit.Page.APIRequest.GetAsync("/en/tenants.csv")).TextAsync();
        foreach (var row in new[] { "csv-equals,\"'=1+\"\"1\"\", x\",agency", "csv-plus,'+1,", "csv-minus,'-1,", "csv-at,'@SUM(A1)," })
        {
            Assert.Contains($"\r\n{row}", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_downloads_a_table_without_having_signed_in()
    {
        await using var visit = await console.VisitAsync();
        var answer = await visit.Page.APIRequest.GetAsync("/fr/systems.csv");

        Assert.DoesNotContain("cnas-claims", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
