using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Sessions as their holders see them, and as thieves would like them: each test a person's own, for others are at work.</summary>
public sealed class SessionTests(ConsoleFixture console)
{
    private const string Cookie = "dcops-session";

    [Fact]
    public async Task A_secret_that_was_put_into_the_browser_beforehand_is_nobodys_after_sign_in()
    {
        var token = await Tokens.PersonAsync(console.Address, "is-planted-upon", "auditor");
        await using var thief = await console.SignInAsync("en", token: token);
        var planted = await SecretAsync(thief);
        await using var victim = await console.VisitAsync();
        await victim.Page.Context.AddCookiesAsync([new Cookie { Name = Cookie, Value = planted, Url = console.Address.ToString() }]);
        await victim.Page.GotoAsync("/en/sign-in");
        await SignInAsync(victim, token);

        Assert.DoesNotContain(planted, await SecretAsync(victim), StringComparison.Ordinal);
        await thief.Page.GotoAsync("/en/systems");
        Assert.Equal("/en/sign-in", new Uri(thief.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task The_cookie_is_a_secret_alone_and_scripts_and_other_sites_do_not_get_it()
    {
        await using var visit = await console.SignInAsync("en", token: await Tokens.PersonAsync(console.Address, "has-a-cookie", "auditor"));
        var cookie = (await visit.Page.Context.CookiesAsync()).Single(one => one.Name == Cookie);

        Assert.Matches("^dcops_[0-9a-f]{64}$", cookie.Value);
        Assert.Equal((true, SameSiteAttribute.Strict, -1f), (cookie.HttpOnly, cookie.SameSite, cookie.Expires));
    }

    [Fact]
    public async Task One_session_is_ended_from_another_and_everything_by_one_press()
    {
        var token = await Tokens.PersonAsync(console.Address, "ends-sessions", "auditor");
        await using var desk = await console.SignInAsync("fr", token: token);
        await using var left = await console.SignInAsync("fr", token: token);
        await desk.Page.Locator("header .who a").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Mon profil et mes appareils");
        Assert.Contains("Chrome, Linux", await desk.Page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);

        // The newest is first: it is the one that was left open somewhere.
        await desk.Page.Locator("tbody tr").First.Locator("button").PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Mon profil et mes appareils");
        await left.Page.GotoAsync("/fr/systems");
        Assert.Equal("/fr/sign-in", new Uri(left.Page.Url).AbsolutePath);

        await SignInAsync(left, token);
        await desk.Page.ReloadAsync();
        await desk.Page.Locator("main form[action='/session/end-all'] button").PressAsync("Enter");
        Assert.Equal("/fr/sign-in", new Uri(desk.Page.Url).AbsolutePath);
        await left.Page.GotoAsync("/fr/systems");
        Assert.Equal("/fr/sign-in", new Uri(left.Page.Url).AbsolutePath);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Without_the_forms_own_token_no_session_is_ended()
    {
        await using var visit = await console.SignInAsync("en", token: await Tokens.PersonAsync(console.Address, "keeps-a-session", "auditor"));
        foreach (var path in (string[])["/session/end-all", "/session/revoke", "/session/end", "/session"])
        {
            var answer = await visit.Page.Context.APIRequest.PostAsync(
                new Uri(console.Address, path).ToString(), new APIRequestContextOptions { Form = visit.Page.Context.APIRequest.CreateFormData().Set("lang", "en") });
            Assert.Equal(400, answer.Status);
        }

        await visit.Page.GotoAsync("/en/systems");
        Assert.Equal("/en/systems", new Uri(visit.Page.Url).AbsolutePath);
    }

    private static async Task<string> SecretAsync(Visit visit) =>
        (await visit.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == Cookie).Value;

    private static async Task SignInAsync(Visit visit, string token)
    {
        await visit.Page.Locator("input[name=token]").FillAsync(token);
        await visit.Page.Locator("form:has(input[name=token]) button").ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
