using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Somebody with a passkey alone, on a device that Chromium pretends to have, gets other ways in.</summary>
[Collection("console")]
public sealed class PasskeyOnlyTests(ConsoleFixture console) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-ways-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ar", "طريقك الوحيد")]
    [InlineData("fr", "seul moyen")]
    [InlineData("en", "only way in")]
    public async Task The_last_passkey_stays_with_the_reason_until_there_is_a_password_with_an_authenticator(string language, string reason)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        await using var visit = await console.VisitAsync();
        var page = visit.Page;
        var device = await VirtualDevice.PlugInAsync(visit);
        var joined = await JoinAsync(visit, host, language);

        await page.Locator("form[action='/session/passkey/remove'] button").PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=alert]:visible")).ToContainTextAsync(reason);
        await Assertions.Expect(page.Locator("form[action='/session/passkey/remove']")).ToHaveCountAsync(1);
        Assert.Empty(await visit.AxeAsync());

        // A session that was left open is not enough: the device must know its owner again.
        await page.Locator($"main a[href='/{language}/profile/ways']").PressAsync("Enter");
        var renewal = page.Locator("form[data-passkey=get]").First;
        await device.VerifiesAsync(known: false);
        await renewal.Locator("button").PressAsync("Enter");
        await Assertions.Expect(renewal.Locator("[data-failed]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        await device.VerifiesAsync(known: true);
        await renewal.Locator("button").PressAsync("Enter");
        await Assertions.Expect(page.Locator("main ul.inline li")).ToHaveCountAsync(10);
        Assert.Empty(await visit.AxeAsync());
        var renewed = await page.Locator("main ul.inline li").AllInnerTextsAsync();
        Assert.Empty(renewed.Intersect(joined, StringComparer.Ordinal));

        await page.GotoAsync(new Uri(host.Address, $"/{language}/profile/ways").ToString());
        var telephone = new Authenticator(await page.Locator("main dd bdi.code").InnerTextAsync());
        await AddAsync(page, "000000");
        await Assertions.Expect(page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());

        // The secret is the one that the telephone has taken.
        var used = telephone.Code;
        await AddAsync(page, used);
        await Assertions.Expect(page.Locator("main ul.inline li")).ToHaveCountAsync(10);
        await page.Locator("main a.primary").PressAsync("Enter");
        await page.Locator("form[action='/session/passkey/remove'] button").PressAsync("Enter");
        await Assertions.Expect(page.Locator("form[action='/session/passkey/remove']")).ToHaveCountAsync(0);

        await page.Context.ClearCookiesAsync();
        await Newcomer.TryAsync(visit, host, language, "nadia.n", Newcomer.Password, telephone.NextCode);
        await Assertions.Expect(page.Locator("header .who")).ToContainTextAsync("Nadia N.");
        await page.GotoAsync(new Uri(host.Address, $"/{language}/profile/ways").ToString());
        Assert.Equal(0, await page.Locator("form[data-passkey]").CountAsync());
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_answer_of_the_sign_in_and_one_of_somebody_elses_device_prove_nothing()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit);
        await JoinAsync(visit, host, "en");

        // What answers the page of the sign-in is brought to the page that asks for a fresh proof.
        await visit.Page.GotoAsync(new Uri(host.Address, "/en/profile/ways").ToString());
        var mine = await visit.Page.Locator("form[data-passkey=get]").First.Locator("input[name=offer]").InputValueAsync();
        await using var other = await console.VisitAsync();
        await other.Page.GotoAsync(new Uri(host.Address, "/en/sign-in").ToString());
        var form = other.Page.Locator("form[data-passkey=get]");
        var options = await form.GetAttributeAsync("data-options");
        var theirs = await form.Locator("input[name=offer]").InputValueAsync();
        Assert.False(mine == theirs);
        await visit.Page.Locator("form[data-passkey=get]").First.EvaluateAsync(
            "(form, given) => { form.dataset.options = given.options; form.elements.offer.value = given.offer; }", new { options, offer = theirs });
        await visit.Page.Locator("form[data-passkey=get]").First.Locator("button").PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator("main ul.inline li").CountAsync());
    }

    private static async Task AddAsync(IPage page, string code)
    {
        var form = page.Locator("form[data-passkey=get]").Last;
        await form.Locator("input[name=next]").FillAsync(Newcomer.Password);
        await form.Locator("input[name=code]").FillAsync(code);
        await form.Locator("button").PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    // From the set-up identity's session to an account of one's own with the browser's device, and to its profile.
    private static async Task<IReadOnlyList<string>> JoinAsync(Visit visit, HostProcess host, string language)
    {
        var page = visit.Page;
        await Newcomer.SignInAsSetUpAsync(visit, host, language);
        await page.Locator("form[action='/session/first'] button").PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith("/join", StringComparison.Ordinal));
        var form = page.Locator("form[data-passkey=create]");
        await form.Locator("input[name=account]").FillAsync("nadia.n");
        await form.Locator("input[name=called]").FillAsync("Nadia N.");
        await form.Locator("input[name=device]").FillAsync("My key");
        await form.Locator("input[name=device]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("main ul.inline li")).ToHaveCountAsync(10);
        var codes = await page.Locator("main ul.inline li").AllInnerTextsAsync();
        await page.Locator("main a.primary").PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith($"/{language}/profile", StringComparison.Ordinal));
        return codes;
    }
}
