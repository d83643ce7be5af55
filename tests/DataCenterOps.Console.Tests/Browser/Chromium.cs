using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests;

/// <summary>The installed browser.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // The list of address suggestions is a page of the browser's own: two processes for each of our windows, started for nothing.
    // The rest is off in Playwright's list too, which the one list that counts, the last, takes the place of.
    private static readonly string[] Off =
    [
        "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled",
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay",
        "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning", "Translate",
    ];

    /// <summary>What a browser in a container needs, and what keeps it from speaking to anybody but us.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--disable-features={string.Join(',', Off)}",
    ];

    /// <summary>Where it is, or nothing.</summary>
    public static string? Program { get; } = Array.Find(Places, File.Exists);

    /// <summary>Why tests in a browser cannot run here, or nothing when they can.</summary>
    public static string? Absent => Program is null ? Component.Missing("Chromium") : null;
}
