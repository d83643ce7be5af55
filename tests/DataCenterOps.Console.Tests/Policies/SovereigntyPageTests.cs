using System.Net.Http.Headers;
using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>From all tenants to the answers of one system: the score, the weakest, and what is declared only.</summary>
public sealed class SovereigntyPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar", "الهدف الأضعف", "مصرَّح به فقط", "وليست شهادة مطابقة")]
    [InlineData("fr", "Objectif le plus faible", "déclaré seulement", "n’est pas une certification")]
    [InlineData("en", "Weakest objective", "declared only", "no certification")]
    public async Task A_score_is_followed_from_the_tenants_to_what_its_answers_rest_on(string language, string weakest, string declaredOnly, string ours)
    {
        await using var visit = await console.SignInAsync(language);
        await SweepAsync();
        await visit.Page.GotoAsync($"/{language}/sovereignty");
        Assert.Contains(ours, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await visit.Page.Locator("main .tag.unverified").CountAsync());
        Assert.Empty(await visit.AxeAsync());

        await visit.Page.Locator($"main a[href='/{language}/sovereignty/cnas']").ClickAsync();
        Assert.Equal(8, await visit.Page.Locator("main svg.levels rect.level").CountAsync() - 1);
        Assert.Empty(await visit.AxeAsync());

        await visit.Page.GotoAsync($"/{language}/systems/cnas-claims");
        await visit.Page.Locator($"main a[href='/{language}/systems/cnas-claims/sovereignty']").ClickAsync();
        var text = await visit.Page.Locator("main").InnerTextAsync();
        Assert.All([weakest, declaredOnly, ours, "SOV-1", "SOV-8", "exit-tested"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.NotEqual(0, await visit.Page.Locator("main svg.levels path.floor").CountAsync());
        Assert.NotEqual(0, await visit.Page.Locator("main .badge.declared-only").CountAsync());
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_nobody_has_is_not_there()
    {
        await using var visit = await console.SignInAsync("en");
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync("/en/sovereignty/nobody")).Status);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync("/en/systems/nobody/sovereignty")).Status);
    }

    private async Task SweepAsync()
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.Token);
        using var answer = await http.PostAsync(new Uri("/api/v1/decisions/sweep?tenant=cnas", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }
}
