using DataCenterOps.Components;
using DataCenterOps.Console.Tests.Access;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>Everybody who has signed in is told that the set-up identity is still open, until it is not.</summary>
public sealed class SetUpBannerTests(ConsoleFixture console) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-banner-").FullName;

    [Fact]
    public async Task An_auditor_sees_the_banner_until_the_set_up_identity_is_revoked()
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder });
        var token = await Tokens.MakeAsync(host.Address, "auditor-1", "auditor");

        await using var visit = await console.VisitAsync();
        await visit.Page.GotoAsync(new Uri(host.Address, "/fr/sign-in").ToString());
        Assert.Equal(0, await visit.Page.Locator(".banner:visible").CountAsync());
        await visit.Page.Locator("input[name=token]").FillAsync(token);
        await visit.Page.Locator("form:has(input[name=token]) button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".banner")).ToContainTextAsync("pas encore révoquée");

        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
        using var revoked = await http.DeleteAsync(new Uri("/api/v1/tokens/bootstrap", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(revoked.IsSuccessStatusCode);
        await visit.Page.ReloadAsync();
        Assert.Equal(0, await visit.Page.Locator(".banner:visible").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
