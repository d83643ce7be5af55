using DataCenterOps.Components;
using DataCenterOps.Console.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ConsoleFixture))]

namespace DataCenterOps.Console.Tests;

/// <summary>One program and one browser for all tests of the console: starting them takes longer than a test.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    // Several tests share the machine's processors. What does not come in this time does not come.
    private const float PatienceMs = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-console-").FullName;
    private HostProcess? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _session;

    /// <summary>The languages of the console.</summary>
    public static readonly string[] Languages = ["ar", "fr", "en"];

    /// <summary>The demonstration, where it lies in the repository.</summary>
    public const string SampleEstate = "deploy/estates/algeria";

    /// <summary>Where the console is.</summary>
    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        _host = await HostProcess.StartAsync(new HostStart { Data = _folder, Estate = SampleEstate });
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Program,
            Args = Chromium.Arguments,
        });
        await using var first = await SignInAsync("en", token: HostProcess.Token);
        _session = await first.Page.Context.StorageStateAsync();
    }

    /// <summary>A visitor who has not signed in; the browser's own profile is fresh.</summary>
    public Task<Visit> VisitAsync(int width = 1280, string? prefers = null) => OpenAsync(width, prefers, session: null);

    /// <summary>
    /// A visitor who has signed in: by pasting <paramref name="token"/>, or else as the set-up identity, in the one session of it
    /// that all tests share. One subject has a handful of sessions, and each more would end that of a test still at work.
    /// </summary>
    public async Task<Visit> SignInAsync(string language, int width = 1280, string? token = null)
    {
        if (token is null)
        {
            var signedIn = await OpenAsync(width, prefers: null, _session);
            await signedIn.Page.GotoAsync($"/{language}");
            Assert.Equal($"/{language}", new Uri(signedIn.Page.Url).AbsolutePath);
            return signedIn;
        }

        var visit = await VisitAsync(width);
        await visit.Page.GotoAsync($"/{language}/sign-in");
        await visit.Page.Locator("input[name=token]").FillAsync(token);
        await visit.Page.Locator("form:has(input[name=token]) button").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(Address, $"/{language}").ToString());
        return visit;
    }

    private async Task<Visit> OpenAsync(int width, string? prefers, string? session)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ReducedMotion = ReducedMotion.Reduce,
            Locale = prefers,
            StorageState = session,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(PatienceMs);
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
