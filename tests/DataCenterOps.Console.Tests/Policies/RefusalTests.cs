using System.Text;
using System.Text.Json;
using DataCenterOps.Components;
using DataCenterOps.Domain.Ledger.Tree;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>From a system's page to a refusal with every reason, in the reader's language.</summary>
public sealed class RefusalTests(ConsoleFixture console)
{
    // A system with personal data, and the one site abroad.
    private const string System = "demo-appointments";
    private const string Abroad = "mrs-dc1";
    private const string AtHome = "ora-dc1";

    private const int Reloads = 200;

    private static readonly string[] Reasons = ["DCO-RES-001", "DCO-RES-003", "DCO-RES-004"];

    [Theory]
    [InlineData("ar", "المادة", "تم الاطلاع على النص", "تأويل")]
    [InlineData("fr", "art.", "texte lu", "interprétation")]
    [InlineData("en", "art.", "wording read", "interpretation")]
    public async Task A_copy_of_personal_data_abroad_is_refused_with_every_reason(
        string language, string article, string read, string interpreted)
    {
        await using var visit = await console.SignInAsync(language);
        await FillAsync(visit.Page, language, Abroad);
        await visit.Page.Locator("main button.primary").ClickAsync();

        Assert.Matches($"^/{language}/decisions/[0-9a-f-]{{36}}$", new Uri(visit.Page.Url).AbsolutePath);
        var text = await visit.Page.Locator("main").InnerTextAsync();
        Assert.All(Reasons, reason => Assert.Contains(reason, text, StringComparison.Ordinal));
        Assert.Contains($"Loi 18-07 {article} 44 al. 1-2 {read}", Plain(text), StringComparison.Ordinal);
        Assert.Contains(interpreted, text, StringComparison.Ordinal);
        Assert.Contains(Abroad, text, StringComparison.Ordinal);
        await AssertSentencesAsync(visit.Page, language, text);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_preview_says_the_same_and_writes_nothing()
    {
        await using var visit = await console.SignInAsync("en");
        var before = await NewestEntryAsync();
        await FillAsync(visit.Page, "en", Abroad);
        await visit.Page.Locator("main button:not(.primary)").First.ClickAsync();

        var text = await visit.Page.Locator("main").InnerTextAsync();
        Assert.All(Reasons, reason => Assert.Contains(reason, text, StringComparison.Ordinal));
        Assert.Equal(before, await NewestEntryAsync());
    }

    [Fact]
    public async Task A_copy_at_home_is_placed_shown_and_told_by_the_history_with_a_receipt()
    {
        await using var visit = await console.SignInAsync("fr");
        await FillAsync(visit.Page, "fr", AtHome);
        await visit.Page.Locator("main button.primary").ClickAsync();

        Assert.Equal($"/fr/systems/{System}", new Uri(visit.Page.Url).AbsolutePath);
        await Assertions.Expect(visit.Page.Locator("main tr", new() { HasText = "p4" }).First).ToContainTextAsync(AtHome);

        await visit.Page.Locator("main a[href*='/ledger/history?']").First.ClickAsync();
        var newest = visit.Page.Locator("ol.timeline > li").First;
        await Assertions.Expect(newest.Locator("ins", new() { HasText = AtHome })).ToHaveCountAsync(1);
        Assert.Empty(await visit.AxeAsync());
        var receipt = await ReceiptAsync(visit.Page, newest);
        Assert.Contains("\"stream\":\"system/demo-agency/demo-appointments\"", Encoding.UTF8.GetString(receipt.Entry!.Value.Span), StringComparison.Ordinal);

        await visit.Page.GotoAsync("/fr/ledger/health");
        await Assertions.Expect(visit.Page.Locator("main dd", new() { HasText = receipt.Note.Text.Split('\n')[0] })).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_article_that_nobody_verified_is_never_a_number()
    {
        await using var visit = await console.SignInAsync("en");
        await visit.Page.GotoAsync("/en/policies");
        var text = Plain(await visit.Page.Locator("main").InnerTextAsync());

        Assert.Contains("article not verified", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("art\\. \\S+( \\S+)? unverified", text);
        Assert.DoesNotContain("art. unverified", text, StringComparison.Ordinal);
    }

    // A checkpoint comes once a second; until then the page says so, and is to be loaded again.
    private static async Task<Receipt> ReceiptAsync(IPage page, ILocator entry)
    {
        var link = entry.Locator("a[download]");
        for (var left = Reloads; left > 0 && await link.CountAsync() == 0; left--)
        {
            await page.ReloadAsync();
        }

        var file = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var stream = await file.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        Assert.True(Receipt.TryParse(bytes.ToArray(), out var receipt, out var error), error);
        return receipt;
    }

    private static async Task FillAsync(IPage page, string language, string site)
    {
        await page.GotoAsync($"/{language}/systems/{System}");
        await page.Locator($"main a[href='/{language}/systems/{System}/place']").ClickAsync();
        await page.Locator("select[name=role]").SelectOptionAsync("replica");
        await page.Locator("select[name=site]").SelectOptionAsync(site);
        await page.Locator("input[name=encrypted]").CheckAsync();
    }

    // What the page shows is what the ledger keeps: the message and the remedy of each reason, in this language.
    private async Task AssertSentencesAsync(IPage page, string language, string text)
    {
        using var decision = await AskAsync($"/api/v1/decisions/{page.Url.Split('/')[^1]}");
        var open = decision.RootElement.GetProperty("results").EnumerateArray()
            .Where(result => result.GetProperty("outcome").GetString() == "violation").ToList();
        Assert.True(open.Count >= Reasons.Length);
        foreach (var result in open)
        {
            Assert.Contains(Plain(result.GetProperty("message").GetProperty(language).GetString()!), Plain(text), StringComparison.Ordinal);
            Assert.Contains(Plain(result.GetProperty("remediation").GetProperty(language).GetString()!), Plain(text), StringComparison.Ordinal);
        }
    }

    private async Task<long> NewestEntryAsync()
    {
        // The sample's own checks are no entries: nothing else writes while this test runs.
        using var entries = await AskAsync("/api/v1/ledger/entries?limit=1&stream=system/demo-agency/demo-appointments");
        return entries.RootElement.GetProperty("items")[0].GetProperty("position").GetInt64();
    }

    private async Task<JsonDocument> AskAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
        return JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    // Lines and spaces as a reader hears them: one space.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
