using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>People who sign in with name, password and code.</summary>
public sealed class PeopleTests(ConsoleFixture console, EmptyHost own) : IClassFixture<EmptyHost>
{
    [Fact]
    public async Task A_recovery_code_stands_in_once_and_everything_wrong_sounds_the_same()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        var amina = await Newcomer.AdministratorAsync(visit, host, "en", "amina.b", "Amina B.");

        await using var other = await console.VisitAsync();
        await Newcomer.TryAsync(other, host, "en", amina.Login, Newcomer.Password, amina.RecoveryCodes[0]);
        Assert.Equal("/en/profile", Newcomer.Place(other));

        var said = new List<string>();
        foreach (var (login, password, code) in ((string, string, string)[])
        [
            (amina.Login, Newcomer.Password, amina.RecoveryCodes[0]), (amina.Login, Newcomer.Password, ""),
            (amina.Login, "another password", amina.RecoveryCodes[1]), ("nobody", Newcomer.Password, "123456"), ("' OR 1=1 --", "x", ""),
        ])
        {
            await Newcomer.TryAsync(other, host, "en", login, password, code);
            said.Add($"{Newcomer.Place(other)} {await other.Page.Locator("main").InnerTextAsync()}");
        }

        Assert.Single(said.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("/en/sign-in?failed=password", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_new_recovery_codes_replace_the_old()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var visit = await console.VisitAsync();
        var amina = await Newcomer.AdministratorAsync(visit, host, "fr", "malika.b", "Malika B.");
        await using var other = await console.VisitAsync();
        await Newcomer.TryAsync(other, host, "fr", amina.Login, Newcomer.Password, amina.RecoveryCodes[0]);

        await visit.Page.GotoAsync(new Uri(host.Address, "/fr/profile").ToString());
        await visit.Page.Locator("input[name=proof]").FillAsync(Newcomer.Password);
        await visit.Page.Locator("input[name=proof]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);

        await visit.Page.Locator("input[name=current]").FillAsync("not the password");
        await visit.Page.Locator("input[name=next]").FillAsync("nine dunes under one moon");
        await visit.Page.Locator("input[name=next]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("actuel");
        await visit.Page.Locator("input[name=current]").FillAsync(Newcomer.Password);
        await visit.Page.Locator("input[name=next]").FillAsync("nine dunes under one moon");
        await visit.Page.Locator("input[name=next]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main p[role=status]")).ToBeVisibleAsync();

        await other.Page.GotoAsync(new Uri(host.Address, "/fr/profile").ToString());
        Assert.Equal("/fr/sign-in", Newcomer.Place(other));
        await Newcomer.TryAsync(other, host, "fr", amina.Login, "nine dunes under one moon", amina.RecoveryCodes[1]);
        Assert.Equal("/fr/sign-in?failed=password", Newcomer.Place(other));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("ar", "وجهًا لوجه", "لا دور بعد")]
    [InlineData("fr", "face à face", "aucun pour l’instant")]
    [InlineData("en", "face to face", "none yet")]
    public async Task A_second_administrator_agrees_to_a_privileged_role_of_somebody_who_has_joined(string language, string advice, string none)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var host = own.Host;
        await using var setUp = await console.VisitAsync();
        await using var sami = await console.VisitAsync();
        await using var lila = await console.VisitAsync();
        await using var karim = await console.VisitAsync();
        await Newcomer.SignInAsSetUpAsync(setUp, host, language);
        await Newcomer.FollowAsync(sami, host, language, await Newcomer.InviteAsync(setUp, host, language, "platform-admin"), $"sami.{language}", $"Sami {language}");
        await Newcomer.FollowAsync(lila, host, language, await Newcomer.InviteAsync(setUp, host, language, "platform-admin"), $"lila.{language}", $"Lila {language}");
        await Newcomer.FollowAsync(karim, host, language, await Newcomer.InviteAsync(sami, host, language), $"karim.{language}", $"Karim {language}");
        await karim.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await Assertions.Expect(karim.Page.Locator("main")).ToContainTextAsync(none);
        Assert.Empty(await karim.AxeAsync());

        await sami.Page.GotoAsync(new Uri(host.Address, $"/{language}/people").ToString());
        await sami.Page.Locator("select[name=person]").SelectOptionAsync(new SelectOptionValue { Label = $"Karim {language}" });
        await sami.Page.Locator("select[name=act]").SelectOptionAsync("grant");
        await sami.Page.Locator("form:has(select) input[value=operator]").CheckAsync();
        await sami.Page.Locator("form:has(select) button").PressAsync("Enter");
        await Assertions.Expect(sami.Page.Locator("main [role=status] a")).ToBeVisibleAsync();
        Assert.Empty(await sami.AxeAsync());
        var path = await sami.Page.Locator("main [role=status] a").GetAttributeAsync("href");

        await lila.Page.GotoAsync(new Uri(host.Address, path).ToString());
        await Assertions.Expect(lila.Page.Locator("main")).ToContainTextAsync(advice);
        await Assertions.Expect(lila.Page.Locator("main table").First).ToContainTextAsync($"Karim {language}");
        Assert.Empty(await lila.AxeAsync());
        await lila.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(lila.Page.Locator(".badge.executed")).ToBeVisibleAsync();

        await karim.Page.GotoAsync(new Uri(host.Address, $"/{language}/systems").ToString());
        Assert.Equal($"/{language}/systems", Newcomer.Place(karim));
        await Assertions.Expect(karim.Page.Locator("main h1")).ToBeVisibleAsync();
        Assert.Empty(lila.Complaints.Concat(sami.Complaints));
    }
}
