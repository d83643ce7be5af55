using DataCenterOps.Components;
using DataCenterOps.Console.Tests.Access;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>Waivers in the console: asked for from a finding, agreed to by two others, seen on the finding, revoked.</summary>
public sealed class WaiverPageTests(ConsoleFixture console, SampleHost own) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("ar", "ينتظر شخصين")]
    [InlineData("fr", "En attente")]
    [InlineData("en", "It waits")]
    public async Task A_finding_is_left_open_by_two_others_and_one_person_ends_that(string language, string waits)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var asks = await VisitAsync(host, language, $"w-omar-{language}", "operator");
        await using var first = await VisitAsync(host, language, $"w-lila-{language}", "security-officer");
        await using var second = await VisitAsync(host, language, $"w-amina-{language}", "security-officer");
        await asks.Page.GotoAsync(Address(host, $"/{language}/waivers"));
        await Assertions.Expect(asks.Page.Locator("main .empty").Or(asks.Page.Locator("main table").First)).ToBeVisibleAsync();
        Assert.Empty(await asks.AxeAsync());

        await AskAsync(asks, host, language);
        await Assertions.Expect(asks.Page.Locator("main [role=status]")).ToContainTextAsync(waits);
        var request = await asks.Page.Locator("main [role=status] a").GetAttributeAsync("href");
        foreach (var visit in (Visit[])[first, second])
        {
            await visit.Page.GotoAsync(Address(host, request!));
            await Assertions.Expect(visit.Page.Locator("main table").First).ToContainTextAsync("the masking is late");
            await visit.Page.Locator("button[value=approve]").PressAsync("Enter");
        }

        await Assertions.Expect(second.Page.Locator(".badge.executed")).ToBeVisibleAsync();
        await second.Page.GotoAsync(Address(host, request!.Replace("approvals", "waivers", StringComparison.Ordinal)));
        await Assertions.Expect(second.Page.Locator("h1 .badge.waiver-active")).ToBeVisibleAsync();
        Assert.Empty(await second.AxeAsync());
        await asks.Page.GotoAsync(Address(host, $"/{language}/waivers"));
        await Assertions.Expect(asks.Page.Locator("main meter").First).ToBeVisibleAsync();
        Assert.Empty(await asks.AxeAsync());

        await second.Page.Locator("input[name=why]").FillAsync("it was mended");
        await second.Page.Locator("input[name=why]").PressAsync("Enter");
        await Assertions.Expect(second.Page.Locator("h1 .badge.waiver-revoked")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator("main dl.facts")).ToContainTextAsync("it was mended");
        Assert.Empty(asks.Complaints.Concat(first.Complaints).Concat(second.Complaints));
    }

    // Of the first finding whose policy allows it: the form says so of the others.
    private static async Task AskAsync(Visit asks, HostProcess host, string language)
    {
        await asks.Page.GotoAsync(Address(host, $"/{language}/findings"));
        var links = await asks.Page.Locator("main a[href*='/waivers/request']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        Assert.NotEmpty(links);
        string? asked = null;
        var against = new List<string>();
        foreach (var link in links.Take(12))
        {
            await asks.Page.GotoAsync(Address(host, link));
            await FillAsync(asks.Page);
            await asks.Page.Locator("button[value=draft]").PressAsync("Enter");
            await Assertions.Expect(asks.Page.Locator("main [role=alert], main h2 + ul").First).ToBeVisibleAsync();
            if (await asks.Page.Locator("main [role=alert]").CountAsync() > 0)
            {
                against.Add(await asks.Page.Locator("main [role=alert]").InnerTextAsync());
            }
            else
            {
                Assert.Empty(await asks.AxeAsync());
                await asks.Page.Locator("button[value=ask]").PressAsync("Enter");
                asked = link;
                break;
            }
        }

        Assert.True(asked is not null, string.Join('\n', against));
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("input[name=days]").FillAsync("14");
        await page.Locator("input[name=reason]").FillAsync("the masking is late");
        await page.Locator("input[name=ticket]").FillAsync("CHG-7");
        await page.Locator("input[name=owner]").FillAsync("IT of the fund");
        await page.Locator("textarea[name=controls]").FillAsync("access is logged\nnobody works from abroad");
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
