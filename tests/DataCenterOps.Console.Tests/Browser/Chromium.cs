using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests;

/// <summary>The installed browser.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>What a browser in a container needs, and what keeps it from speaking to anybody but us.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    /// <summary>Where it is, or nothing.</summary>
    public static string? Program { get; } = Array.Find(Places, File.Exists);

    /// <summary>Why tests in a browser cannot run here, or nothing when they can.</summary>
    public static string? Absent => Program is null ? Component.Missing("Chromium") : null;
}
