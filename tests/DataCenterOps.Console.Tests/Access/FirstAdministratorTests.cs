using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>The first person of a program that knows nobody yet, and the second.</summary>
public sealed class FirstAdministratorTests(ConsoleFixture console) : IDisposable
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

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
