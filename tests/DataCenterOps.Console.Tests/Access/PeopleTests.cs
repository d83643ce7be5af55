using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>People who sign in with name, password and code, from the first administrator on.</summary>
[Collection(SharedConsole.Name)]
public sealed class PeopleTests(ConsoleFixture console) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-people-").FullName;

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_first_administrator_comes_from_the_link_to_an_account_with_two_factors(string language)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null });
        await using var visit = await console.VisitAsync();
        var amina = await Newcomer.FirstAdministratorAsync(visit, host, language);
        Assert.Equal($"/{language}/profile", Newcomer.Place(visit));
        await Assertions.Expect(visit.Page.Locator("header .who")).ToContainTextAsync("Amina B.");

        // The account has the one role that it was given, and the set-up identity's session is over.
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/systems").ToString());
        Assert.Equal(0, await visit.Page.Locator("table").CountAsync());
        await visit.Page.Locator("header .who a").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Locator("header form.out button").PressAsync("Enter");

        // The code that has proven the telephone is used up; the next one is good once.
        await Newcomer.TryAsync(visit, host, language, "AMINA.B", Newcomer.Password, amina.UsedCode);
        Assert.Equal($"/{language}/sign-in?failed=password", Newcomer.Place(visit));
        await Newcomer.TryAsync(visit, host, language, amina.Login, Newcomer.Password, amina.Telephone.NextCode);
        Assert.Equal($"/{language}/profile", Newcomer.Place(visit));
        Assert.DoesNotContain(visit.Complaints, said => !said.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_everything_wrong_sounds_the_same()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null });
        await using var visit = await console.VisitAsync();
        var amina = await Newcomer.FirstAdministratorAsync(visit, host, "en");

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
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null });
        await using var visit = await console.VisitAsync();
        var amina = await Newcomer.FirstAdministratorAsync(visit, host, "fr");
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

    [Fact]
    public async Task An_administrator_lets_somebody_in_gives_other_roles_and_closes_the_way_in()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null });
        await using var admin = await console.VisitAsync();
        await Newcomer.FirstAdministratorAsync(admin, host, "en");
        await admin.Page.Locator("header nav a[href='/en/people']").PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(await admin.AxeAsync());
        var invite = admin.Page.Locator("form:has(button.primary)");
        await invite.Locator("input[value=tenant-reader]").CheckAsync();
        await invite.Locator("button").PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("roles in one tenant");
        await invite.Locator("input[value=operator]").CheckAsync();
        await invite.Locator("button").PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator("main [role=alert]:visible")).ToContainTextAsync("once the person has joined");
        await invite.Locator("input[value=auditor]").CheckAsync();
        await invite.Locator("button").PressAsync("Enter");
        var link = await admin.Page.Locator("main [role=status] bdi").InnerTextAsync();

        await using var visit = await console.VisitAsync();
        await visit.Page.GotoAsync(link);
        await visit.Page.Locator("main form button").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/join", StringComparison.Ordinal));
        var language = new Uri(visit.Page.Url).AbsolutePath[..3];

        // Until there is a second factor the session opens nothing else.
        await visit.Page.GotoAsync(new Uri(host.Address, $"{language}/systems").ToString());
        Assert.Equal($"{language}/join", Newcomer.Place(visit));
        await Newcomer.JoinAsync(visit, "karim", "Karim K.");
        await visit.Page.GotoAsync(new Uri(host.Address, "/en/systems").ToString());
        Assert.Equal("/en/systems", Newcomer.Place(visit));
        await visit.Page.GotoAsync(link);
        await visit.Page.Locator("main form button").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.Contains("failed=1", StringComparison.Ordinal));

        await admin.Page.GotoAsync(new Uri(host.Address, "/en/people").ToString());
        await admin.Page.Locator("select[name=person]").SelectOptionAsync(new SelectOptionValue { Label = "Karim K." });
        await admin.Page.Locator("select[name=act]").SelectOptionAsync("disable");
        await admin.Page.Locator("form:has(select) button").PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator("main tbody")).ToContainTextAsync("closed");
        await visit.Page.GotoAsync(new Uri(host.Address, "/en/systems").ToString());
        Assert.Equal("/en/sign-in", Newcomer.Place(visit));
        Assert.Empty(admin.Complaints);
    }

    [Theory]
    [InlineData("ar", "وجهًا لوجه", "لا دور بعد")]
    [InlineData("fr", "face à face", "aucun pour l’instant")]
    [InlineData("en", "face to face", "none yet")]
    public async Task A_second_administrator_agrees_to_a_privileged_role_of_somebody_who_has_joined(string language, string advice, string none)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        await using var setUp = await console.VisitAsync();
        await using var sami = await console.VisitAsync();
        await using var lila = await console.VisitAsync();
        await using var karim = await console.VisitAsync();
        await Newcomer.SignInAsSetUpAsync(setUp, host, language);
        await Newcomer.FollowAsync(sami, await Newcomer.InviteAsync(setUp, host, language, "platform-admin"), "sami.b", "Sami B.");
        await Newcomer.FollowAsync(lila, await Newcomer.InviteAsync(setUp, host, language, "platform-admin"), "lila.c", "Lila C.");
        await Newcomer.FollowAsync(karim, await Newcomer.InviteAsync(sami, host, language), "karim.d", "Karim D.");
        await karim.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await Assertions.Expect(karim.Page.Locator("main")).ToContainTextAsync(none);
        Assert.Empty(await karim.AxeAsync());

        await sami.Page.GotoAsync(new Uri(host.Address, $"/{language}/people").ToString());
        await sami.Page.Locator("select[name=person]").SelectOptionAsync(new SelectOptionValue { Label = "Karim D." });
        await sami.Page.Locator("select[name=act]").SelectOptionAsync("grant");
        await sami.Page.Locator("form:has(select) input[value=operator]").CheckAsync();
        await sami.Page.Locator("form:has(select) button").PressAsync("Enter");
        await Assertions.Expect(sami.Page.Locator("main [role=status] a")).ToBeVisibleAsync();
        Assert.Empty(await sami.AxeAsync());
        var path = await sami.Page.Locator("main [role=status] a").GetAttributeAsync("href");

        await lila.Page.GotoAsync(new Uri(host.Address, path).ToString());
        await Assertions.Expect(lila.Page.Locator("main")).ToContainTextAsync(advice);
        await Assertions.Expect(lila.Page.Locator("main table").First).ToContainTextAsync("Karim D.");
        Assert.Empty(await lila.AxeAsync());
        await lila.Page.Locator("button[value=approve]").PressAsync("Enter");
        await Assertions.Expect(lila.Page.Locator(".badge.executed")).ToBeVisibleAsync();

        await karim.Page.GotoAsync(new Uri(host.Address, $"/{language}/systems").ToString());
        Assert.Equal($"/{language}/systems", Newcomer.Place(karim));
        await Assertions.Expect(karim.Page.Locator("main h1")).ToBeVisibleAsync();
        Assert.Empty(lila.Complaints.Concat(sami.Complaints));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
