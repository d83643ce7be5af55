using System.Globalization;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>Looking at the past: it is said on every page, nothing can be changed there, and there is a way back.</summary>
public sealed class PastPageTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("ar", "هذه الصفحة تعرض الماضي", "لم يكن في الدفتر شيء", "لا يمكن لهذه الصفحة")]
    [InlineData("fr", "Cette page montre le passé", "Le registre ne contenait encore rien", "Cette page ne peut pas")]
    [InlineData("en", "This page shows the past", "The ledger held nothing", "This page cannot show")]
    public async Task What_was_is_shown_under_a_banner_and_links_keep_the_date(string language, string banner, string before, string notHere)
    {
        await using var visit = await console.SignInAsync(language);
        var at = await OpenPastAsync(visit, language);
        foreach (var page in new[] { "systems", "systems/cnas-claims", "findings", "policies", "law", "sovereignty", "systems/cnas-claims/sovereignty", "waivers", "decisions", "tenants", "tenants/cnas", "law/dz-18-07-45" })
        {
            var answer = await visit.Page.GotoAsync($"/{language}/{page}?asOf={at}");
            var text = await visit.Page.Locator("main").InnerTextAsync();
            Assert.True(answer!.Status == 200 && text.Contains(banner, StringComparison.Ordinal), $"{page}: {answer.Status} {text}");
            Assert.Equal(0, await visit.Page.Locator("main form[method=post], main a[download]:not([href*=asOf])").CountAsync());
            Assert.Empty(await visit.AxeAsync());
        }

        // From the list to one thing and back to the present.
        await visit.Page.GotoAsync($"/{language}/systems?tenant=cnas&asOf={at}");
        await visit.Page.Locator("main table a[href*='/systems/cnas-claims?']").ClickAsync();
        Assert.Contains($"asOf={Uri.EscapeDataString(at)}", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator($"main a[href*='/place'], main a[href*='/waivers/request']").CountAsync());
        await visit.Page.Locator("main .banner a").ClickAsync();
        Assert.DoesNotContain("asOf", visit.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(banner, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // The picker needs no script; this ledger may have begun yesterday, when midnight has passed, but not earlier.
        await visit.Page.Locator("main details.past summary").ClickAsync();
        var yesterday = DateOnly.Parse((await visit.Page.Locator("main input[type=date]").GetAttributeAsync("max"))!, CultureInfo.InvariantCulture);
        await visit.Page.Locator("main input[type=date]").FillAsync(yesterday.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await visit.Page.Locator("main details.past button").ClickAsync();
        Assert.Contains(before, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visit.AxeAsync());
        var systems = await visit.Page.APIRequest.GetAsync($"/{language}/systems.csv?asOf={at}");
        Assert.Equal(200, systems.Status);
        Assert.Contains("\r\ncnas-claims,", await systems.TextAsync(), StringComparison.Ordinal);
        Assert.Matches("filename=systems-[0-9]{8}T[0-9]{6}Z-1-[0-9]+[.]csv", systems.Headers["content-disposition"]);
        foreach (var file in new[] { "tenants.csv", "ledger.csv", "tenants/cnas/report.csv", "tenants/cnas/report.json", "ledger/1.tlog-proof" })
        {
            Assert.Equal((file, 400), (file, (await visit.Page.APIRequest.GetAsync($"/{language}/{file}?asOf={at}")).Status));
        }

        Assert.Equal(400, (await visit.Page.GotoAsync($"/{language}/approvals?asOf={at}"))!.Status);
        Assert.Contains(notHere, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    // The newest entries are in the tree a moment after they are made.
    private static async Task<string> OpenPastAsync(Visit visit, string language)
    {
        while (true)
        {
            var at = Rfc3339.Write(TimeProvider.System.GetUtcNow());
            await visit.Page.GotoAsync($"/{language}/systems?tenant=cnas&asOf={at}");
            if (await visit.Page.Locator("main table a[href*='/systems/cnas-claims?']").CountAsync() > 0)
            {
                return at;
            }
        }
    }
}
