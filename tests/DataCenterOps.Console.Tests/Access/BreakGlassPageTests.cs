using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Break-glass in the console: asked for, loud on every page while it lasts, ended and reviewed.</summary>
public sealed class BreakGlassPageTests(ConsoleFixture console, SampleHost own) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("ar", "رُفع الإنفاذ", "من شارك")]
    [InlineData("fr", "L’application est levée", "Qui y a pris part")]
    [InlineData("en", "Enforcement is lifted", "Who took part")]
    public async Task Two_persons_lift_enforcement_everybody_sees_it_and_a_third_reviews_it(string language, string banner, string tookPart)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var omar = await VisitAsync(host, language, $"omar-{language}", "security-officer");
        await using var brahim = await VisitAsync(host, language, $"brahim-{language}", "operator");
        await using var nadia = await VisitAsync(host, language, $"nadia-{language}", "auditor");
        await omar.Page.GotoAsync(Address(host, $"/{language}/break-glass"));
        await AskAsync(omar, "nowhere");
        await Assertions.Expect(omar.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await AskAsync(omar, "cnas");
        var request = await omar.Page.Locator("main [role=status] a").GetAttributeAsync("href");
        Assert.Equal(0, await omar.Page.Locator("header .alarm").CountAsync());

        await brahim.Page.GotoAsync(Address(host, request!));
        await Assertions.Expect(brahim.Page.Locator("main table").First).ToContainTextAsync("the national site burns");
        await brahim.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(brahim.Page.Locator(".badge.executed")).ToBeVisibleAsync();
        foreach (var page in (string[])["", "/systems", "/profile", "/ledger"])
        {
            await nadia.Page.GotoAsync(Address(host, $"/{language}{page}"));
            await Assertions.Expect(nadia.Page.Locator("header .alarm")).ToContainTextAsync(banner);
            await Assertions.Expect(nadia.Page.Locator("header .alarm")).ToContainTextAsync("cnas");
        }

        Assert.Empty(await nadia.AxeAsync());
        await nadia.Page.Locator("header .alarm a").PressAsync("Enter");
        await Assertions.Expect(nadia.Page.Locator(".badge.glass-active")).ToBeVisibleAsync();
        Assert.Equal(0, await nadia.Page.Locator("main button").CountAsync());

        await omar.Page.GotoAsync(Address(host, request!.Replace("approvals", "break-glass", StringComparison.Ordinal)));
        await omar.Page.Locator("main button").PressAsync("Enter");
        await Assertions.Expect(omar.Page.Locator(".badge.glass-review")).ToBeVisibleAsync();
        await omar.Page.Locator("textarea").FillAsync("I was there");
        await omar.Page.Locator("main button").PressAsync("Enter");
        await Assertions.Expect(omar.Page.Locator("main [role=alert]")).ToContainTextAsync(tookPart);

        await nadia.Page.ReloadAsync();
        Assert.Equal(0, await nadia.Page.Locator("header .alarm").CountAsync());
        await nadia.Page.Locator("textarea").FillAsync("It was needed.");
        await nadia.Page.Locator("main button").PressAsync("Enter");
        await Assertions.Expect(nadia.Page.Locator(".badge.glass-reviewed")).ToBeVisibleAsync();
        Assert.Empty(await nadia.AxeAsync());
        Assert.Empty(nadia.Complaints.Concat(omar.Complaints).Concat(brahim.Complaints));
    }

    private static async Task AskAsync(Visit visit, string tenant)
    {
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Locator("select[name=what]").SelectOptionAsync("tenant");
        await visit.Page.Locator("input[name=id]").FillAsync(tenant);
        await visit.Page.Locator("input[name=reason]").FillAsync("the national site burns");
        await visit.Page.Locator("input[name=reason]").PressAsync("Enter");
    }

    private static string Address(HostProcess host, string path) => new Uri(host.Address, path).ToString();

    private async Task<Visit> VisitAsync(HostProcess host, string language, string person, string role)
    {
        var token = await Tokens.PersonAsync(host.Address, person, role);
        var visit = await console.VisitAsync();
        await Newcomer.SignInByTokenAsync(visit, host, language, token);
        return visit;
    }
}
