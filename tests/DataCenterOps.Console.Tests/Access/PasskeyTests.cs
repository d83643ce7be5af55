using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Passkeys, on a device that Chromium pretends to have.</summary>
public sealed class PasskeyTests(ConsoleFixture console, EmptyHost own) : IClassFixture<EmptyHost>
{
    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_device_is_enrolled_signs_in_and_is_forgotten(string language)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        var device = await VirtualDevice.PlugInAsync(visit);
        await Newcomer.AdministratorAsync(visit, host, language, $"amina.{language}", "Amina B.");
        await EnrolAsync(visit, host, language);
        await Assertions.Expect(visit.Page.Locator("main tbody").Last).ToContainTextAsync("My key");
        Assert.Empty(await visit.AxeAsync());

        await SignInAsync(visit, host, language);
        await visit.Page.WaitForURLAsync(url => url.EndsWith($"/{language}/profile", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.Locator("header .who")).ToContainTextAsync("Amina B.");

        // A device that does not know its owner is no second factor.
        await visit.Page.Locator("header form.out button").ClickAsync();
        await device.VerifiesAsync(known: false);
        await visit.Page.Locator("form[data-passkey=get] button").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("[data-failed]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());

        await device.VerifiesAsync(known: true);
        await visit.Page.Locator("form[data-passkey=get] button").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.EndsWith($"/{language}/profile", StringComparison.Ordinal));
        await visit.Page.Locator("form[action='/session/passkey/remove'] button").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("form[action='/session/passkey/remove']")).ToHaveCountAsync(0);
        await SignInAsync(visit, host, language);
        await visit.Page.WaitForURLAsync(url => url.EndsWith("sign-in?failed=passkey", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_passkey_that_may_be_copied_to_a_cloud_is_refused_to_who_may_change_something()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit, synced: true);
        await Newcomer.AdministratorAsync(visit, host, "en", "karima.s", "Karima S.");
        await EnrolAsync(visit, host, "en");

        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("cloud");
        Assert.Equal(0, await visit.Page.Locator("form[action='/session/passkey/remove']").CountAsync());
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Somebody_comes_in_with_a_device_instead_of_a_password_and_recovers_when_it_is_lost(string language)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        var login = $"nadia.{language}";
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit);
        await JoinByPasskeyAsync(visit, host, language, login);
        await Assertions.Expect(visit.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);
        var codes = await visit.Page.Locator("main ul.inline li").AllInnerTextsAsync();
        Assert.Empty(await visit.AxeAsync());

        // The device alone, from a browser that knows nothing else.
        await SignInAsync(visit, host, language);
        await visit.Page.WaitForURLAsync(url => url.EndsWith($"/{language}/profile", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.Locator("header .who")).ToContainTextAsync("Nadia N.");
        Assert.Equal(0, await visit.Page.Locator("input[name=current]").CountAsync());
        await visit.Page.Locator("form[action='/session/passkey/remove'] button").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("form[action='/session/passkey/remove']")).ToHaveCountAsync(1);
        Assert.Empty(await visit.AxeAsync());

        // The device is lost. Neither a name nor a password that was never set opens anything; a code does, once, and no further than to another device.
        await using var other = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(other);
        await Newcomer.TryAsync(other, host, language, login, "", "");
        Assert.Equal($"/{language}/sign-in?failed=password", Newcomer.Place(other));
        await Newcomer.TryAsync(other, host, language, login, Newcomer.Password, codes[0]);
        Assert.Equal($"/{language}/sign-in?failed=password", Newcomer.Place(other));
        await Newcomer.TryAsync(other, host, language, login, "", codes[0]);
        Assert.Equal($"/{language}/join", Newcomer.Place(other));
        await other.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        Assert.Equal($"/{language}/join", Newcomer.Place(other));
        await EnrolInsteadAsync(other, login: null);
        await Assertions.Expect(other.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);

        await SignInAsync(visit, host, language);
        await visit.Page.WaitForURLAsync(url => url.EndsWith("sign-in?failed=passkey", StringComparison.Ordinal));
        await Newcomer.TryAsync(visit, host, language, login, "", codes[1]);
        Assert.Equal($"/{language}/sign-in?failed=password", Newcomer.Place(visit));
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task A_passkey_that_may_be_copied_to_a_cloud_is_not_the_only_way_in_of_who_may_change_something()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit, synced: true);
        await JoinByPasskeyAsync(visit, host, "en", "samia.t");

        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("cloud");
        await SignInAsync(visit, host, "en");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("sign-in?failed=passkey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit);
        await Newcomer.AdministratorAsync(visit, host, "en", "lotfi.o", "Lotfi O.");
        await EnrolAsync(visit, host, "en");
        string? sent = null;
        visit.Page.Request += (_, request) => sent = request.Url.EndsWith("/session/passkey", StringComparison.Ordinal) ? request.PostData : sent;
        await SignInAsync(visit, host, "en");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/en/profile", StringComparison.Ordinal));
        await visit.Page.Locator("header form.out button").ClickAsync();

        var again = await visit.Page.Context.APIRequest.PostAsync(
            new Uri(host.Address, "/session/passkey").ToString(),
            new APIRequestContextOptions
            {
                Data = sent!,
                MaxRedirects = 0,
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "application/x-www-form-urlencoded" },
            });
        Assert.Equal((302, "/en/sign-in?failed=passkey"), (again.Status, again.Headers["location"]));
    }

    // From a link to an account of one's own, with what the browser's device has made.
    private static async Task JoinByPasskeyAsync(Visit visit, HostProcess host, string language, string login)
    {
        await Newcomer.SignInAsSetUpAsync(visit, host, language);
        await Newcomer.OpenAsync(visit, host, language, await Newcomer.InviteAsync(visit, host, language, "platform-admin"));
        await EnrolInsteadAsync(visit, login);
    }

    private static async Task EnrolInsteadAsync(Visit visit, string? login)
    {
        var form = visit.Page.Locator("form[data-passkey=create]");
        await Assertions.Expect(form).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        if (login is not null)
        {
            await form.Locator("input[name=account]").FillAsync(login);
        }

        await form.Locator("input[name=called]").FillAsync("Nadia N.");
        await form.Locator("input[name=device]").FillAsync("My key");
        await form.Locator("input[name=device]").PressAsync("Enter");
        await visit.Page.WaitForLoadStateAsync();
    }

    private static async Task EnrolAsync(Visit visit, HostProcess host, string language)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await visit.Page.Locator("input[name=device]").FillAsync("My key");
        await visit.Page.Locator("input[name=device]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("input[name=device]")).ToHaveValueAsync("");
    }

    private static async Task SignInAsync(Visit visit, HostProcess host, string language)
    {
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/sign-in").ToString());
        await visit.Page.Locator("form[data-passkey=get] button").PressAsync("Enter");
    }
}
