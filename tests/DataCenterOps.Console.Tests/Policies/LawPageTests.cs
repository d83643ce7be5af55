using DataCenterOps.Components;
using DataCenterOps.Console.Tests.Access;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>The register of law in the console: found, looked at, tried, and asked to change by one whom a second person follows.</summary>
public sealed class LawPageTests(ConsoleFixture console, SampleHost own) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("ar", "dz-18-07-3")]
    [InlineData("fr", "dz-18-07-45")]
    [InlineData("en", "dz-18-07-44-1")]
    public async Task A_reader_finds_what_is_unverified_and_two_persons_record_what_one_has_read(string language, string provision)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var omar = await VisitAsync(host, language, $"law-omar-{language}", "security-officer");
        await using var brahim = await VisitAsync(host, language, $"law-brahim-{language}", "operator");
        await brahim.Page.GotoAsync(Address(host, $"/{language}/law?status=unverified"));
        Assert.NotEqual(0, await brahim.Page.Locator("main .tag.unverified").CountAsync());
        Assert.Equal(0, await brahim.Page.Locator($"main a[href$='/law/{provision}']").CountAsync());
        Assert.Empty(await brahim.AxeAsync());

        await omar.Page.GotoAsync(Address(host, $"/{language}/law/{provision}"));
        Assert.Empty(await omar.AxeAsync());
        await omar.Page.Locator("main a[href$='/change']").PressAsync("Enter");
        Assert.Empty(await omar.AxeAsync());
        await omar.Page.Locator("textarea[name='Fields.TextFr']").FillAsync("Le texte");
        await omar.Page.Locator("button[value=ask]").PressAsync("Enter");
        await Assertions.Expect(omar.Page.Locator("main [role=alert]")).ToBeVisibleAsync();

        // The wording is now said in all three languages, and nobody claims any more to have read it.
        await omar.Page.Locator("textarea[name='Fields.TextAr']").FillAsync("النص");
        await omar.Page.Locator("textarea[name='Fields.TextEn']").FillAsync("The text");
        await omar.Page.Locator("select[name='Fields.Status']").SelectOptionAsync("unverified");
        await omar.Page.Locator("button[value=preview]").PressAsync("Enter");
        await Assertions.Expect(omar.Page.Locator("main section[role=status]")).ToBeVisibleAsync();
        await omar.Page.Locator("button[value=ask]").PressAsync("Enter");
        var request = await omar.Page.Locator("main [role=status] a").GetAttributeAsync("href");

        await brahim.Page.GotoAsync(Address(host, request!));
        await Assertions.Expect(brahim.Page.Locator("main table").First).ToContainTextAsync("Le texte");
        await brahim.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(brahim.Page.Locator(".badge.executed")).ToBeVisibleAsync();

        await brahim.Page.GotoAsync(Address(host, $"/{language}/law/{provision}"));
        await Assertions.Expect(brahim.Page.Locator("main .tag.unverified").First).ToBeVisibleAsync();
        await Assertions.Expect(brahim.Page.Locator("main .difference")).ToContainTextAsync("The text");
        Assert.Equal(0, await brahim.Page.Locator("main a[href$='/change']").CountAsync());
        Assert.Empty(await brahim.AxeAsync());
        Assert.Empty(omar.Complaints.Concat(brahim.Complaints));
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
