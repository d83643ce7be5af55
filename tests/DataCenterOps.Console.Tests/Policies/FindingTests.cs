using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>What a finding and the page of a system tell without a question being left.</summary>
public sealed class FindingTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar", "الدليل", "قيد الدفتر")]
    [InlineData("fr", "Éléments constatés", "registre")]
    [InlineData("en", "Evidence", "ledger")]
    public async Task A_finding_tells_rule_evidence_law_remedy_and_its_entry(string language, string evidence, string ledger)
    {
        await SweepAsync();
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/findings");
        var told = visit.Page.Locator("main ol.reasons > li", new() { Has = visit.Page.Locator("dd ul.pairs, dd bdi.code") }).First;
        await Assertions.Expect(told).ToContainTextAsync(evidence);
        await Assertions.Expect(told.Locator("a[href*='/policies/']").First).ToBeVisibleAsync();
        await Assertions.Expect(told.Locator("dd .tag").First).ToBeVisibleAsync();
        await Assertions.Expect(told.Locator($"a[href^='/{language}/ledger/']")).ToBeVisibleAsync();
        Assert.Contains(ledger, await told.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("ar", "مصرَّح به فقط")]
    [InlineData("fr", "déclaré seulement")]
    [InlineData("en", "declared only")]
    public async Task A_place_without_its_site_s_word_is_shown_as_declared_only(string language, string only)
    {
        await using var visit = await console.SignInAsync(language);
        await visit.Page.GotoAsync($"/{language}/systems/civil-registry");
        await Assertions.Expect(visit.Page.Locator("main table").First.Locator("tbody tr").First.Locator(".badge")).ToContainTextAsync(only);
        Assert.Empty(await visit.AxeAsync());
    }

    private async Task SweepAsync()
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
        using var swept = await http.PostAsync(new Uri("/api/v1/decisions/sweep", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(swept.IsSuccessStatusCode, await swept.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
