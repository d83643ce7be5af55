using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Passkeys, on a device that Chromium pretends to have.</summary>
[Collection(SharedConsole.Name)]
public sealed class PasskeyTests(ConsoleFixture console) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-passkey-").FullName;

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_device_is_enrolled_signs_in_and_is_forgotten(string language)
    {
        await using var host = await StartAsync();
        await using var visit = await console.VisitAsync();
        var device = await VirtualDevice.PlugInAsync(visit);
        await Newcomer.FirstAdministratorAsync(visit, host, language);
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
        await using var host = await StartAsync();
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit, synced: true);
        await Newcomer.FirstAdministratorAsync(visit, host, "en");
        await EnrolAsync(visit, host, "en");

        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("cloud");
        Assert.Equal(0, await visit.Page.Locator("form[action='/session/passkey/remove']").CountAsync());
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        await using var host = await StartAsync();
        await using var visit = await console.VisitAsync();
        await VirtualDevice.PlugInAsync(visit);
        await Newcomer.FirstAdministratorAsync(visit, host, "en");
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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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

    private Task<HostProcess> StartAsync()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        return HostProcess.StartAsync(new HostStart { Data = _folder, Token = null });
    }
}
