using DataCenterOps.Components;
using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests;

/// <summary>One program and one browser for all tests of the console: starting them takes longer than a test.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-console-").FullName;
    private HostProcess? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

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
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Program,
            Args = Chromium.Arguments,
        });
    }

    /// <summary>A visitor who has not signed in; the browser's own profile is fresh.</summary>
    public async Task<Visit> VisitAsync(int width = 1280, string? prefers = null)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ReducedMotion = ReducedMotion.Reduce,
            Locale = prefers,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>A visitor who has signed in by pasting an API token; that of the set-up identity, unless another is given.</summary>
    public async Task<Visit> SignInAsync(string language, int width = 1280, string? token = null)
    {
        var visit = await VisitAsync(width);
        await visit.Page.GotoAsync($"/{language}/sign-in");
        await visit.Page.Locator("input[name=token]").FillAsync(token ?? HostProcess.Token);
        await visit.Page.Locator("form:has(input[name=token]) button").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(Address, $"/{language}").ToString());
        return visit;
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
