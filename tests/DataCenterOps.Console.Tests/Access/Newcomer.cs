using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Somebody who comes in for the first time, in a browser.</summary>
internal sealed class Newcomer
{
    public const string Password = "seven camels cross the erg at dawn";

    public required string Login { get; init; }

    public required Authenticator Telephone { get; init; }

    /// <summary>The code that has proven the telephone.</summary>
    public required string UsedCode { get; init; }

    public required IReadOnlyList<string> RecoveryCodes { get; init; }

    /// <summary>From the first administrator's link to a session that counts, by keyboard alone.</summary>
    public static async Task<Newcomer> FirstAdministratorAsync(Visit visit, HostProcess host, string language)
    {
        var link = host.Output.Split('\n').First(line => line.Contains("/sign-in/", StringComparison.Ordinal)).Split("/sign-in/")[1].Trim();
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/sign-in/{link}").ToString());
        await visit.Page.Locator("main form button").PressAsync("Enter");
        await visit.Page.Locator("form[action='/session/first'] button").PressAsync("Enter");
        return await JoinAsync(visit, "amina.b", "Amina B.");
    }

    /// <summary>The set-up identity's own session.</summary>
    public static Task SignInAsSetUpAsync(Visit visit, HostProcess host, string language) =>
        SignInByTokenAsync(visit, host, language, HostProcess.Token);

    /// <summary>A session that a token begins.</summary>
    public static async Task SignInByTokenAsync(Visit visit, HostProcess host, string language, string secret)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/sign-in").ToString());
        var token = visit.Page.Locator("input[name=token]");
        await token.EvaluateAsync("field => { const more = field.closest('details'); if (more) more.open = true; }");
        await token.FillAsync(secret);
        await token.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Invites somebody over all tenants with these roles.</summary>
    /// <returns>The link.</returns>
    public static async Task<string> InviteAsync(Visit visit, HostProcess host, string language, params string[] roles)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/people").ToString());
        var form = visit.Page.Locator("form:has(button.primary)");
        foreach (var role in roles)
        {
            await form.Locator($"input[value={role}]").CheckAsync();
        }

        await form.Locator("button").PressAsync("Enter");
        return await visit.Page.Locator("main [role=status] bdi").InnerTextAsync();
    }

    /// <summary>Somebody whom the set-up identity has let in as an administrator.</summary>
    public static async Task<Newcomer> AdministratorAsync(Visit visit, HostProcess host, string language, string login, string name)
    {
        await SignInAsSetUpAsync(visit, host, language);
        return await FollowAsync(visit, host, language, await InviteAsync(visit, host, language, "platform-admin"), login, name);
    }

    /// <summary>Comes in by a link.</summary>
    public static async Task<Newcomer> FollowAsync(Visit visit, HostProcess host, string language, string link, string login, string name)
    {
        await OpenAsync(visit, host, language, link);
        return await JoinAsync(visit, login, name);
    }

    /// <summary>Opens a link and begins the session that leads to an account.</summary>
    public static async Task OpenAsync(Visit visit, HostProcess host, string language, string link)
    {
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/sign-in/{link.Split("/sign-in/")[1]}").ToString());
        await visit.Page.Locator("main form button").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/join", StringComparison.Ordinal));
    }

    /// <summary>The two steps of the page that a link leads to.</summary>
    public static async Task<Newcomer> JoinAsync(Visit visit, string login, string name)
    {
        await Assertions.Expect(visit.Page.Locator("input[name=login]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Locator("input[name=login]").FillAsync(login);
        await visit.Page.Locator("input[name=shown]").FillAsync(name);
        await visit.Page.Locator("input[name=password]").FillAsync(Password);
        await visit.Page.Locator("input[name=password]").PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("input[name=code]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        await QrPicture.AssertSaysAsync(visit.Page, (await visit.Page.GetAttributeAsync("main a[href^='otpauth:']", "href"))!);
        var telephone = new Authenticator(await visit.Page.Locator("main dd bdi.code").InnerTextAsync());
        var used = telephone.Code;
        await visit.Page.Locator("input[name=code]").FillAsync(used);
        await visit.Page.Locator("input[name=code]").PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);
        Assert.Empty(await visit.AxeAsync());
        var codes = await visit.Page.Locator("main ul.inline li").AllInnerTextsAsync();
        await visit.Page.Locator("main a.primary").PressAsync("Enter");
        return new Newcomer { Login = login, Telephone = telephone, UsedCode = used, RecoveryCodes = codes };
    }

    /// <summary>Types name, password and code into the page of the sign-in.</summary>
    public static async Task TryAsync(Visit visit, HostProcess host, string language, string login, string password, string code)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/sign-in").ToString());
        await visit.Page.Locator("input[name=login]").FillAsync(login);
        await visit.Page.Locator("input[name=password]").FillAsync(password);
        await visit.Page.Locator("input[name=code]").FillAsync(code);

        // The answer may have the address of the page that asked: what tells them apart is what was written into the one.
        await visit.Page.EvaluateAsync("window.asked = true");
        await visit.Page.Locator("input[name=code]").PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("() => !window.asked && document.readyState === 'complete'");
    }

    /// <summary>Where the visitor is.</summary>
    public static string Place(Visit visit) => new Uri(visit.Page.Url).PathAndQuery;
}
