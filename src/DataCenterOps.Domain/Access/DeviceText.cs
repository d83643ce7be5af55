namespace DataCenterOps.Domain.Access;

/// <summary>What a browser says of itself, cut down to what helps its owner to know it again. Nothing that it sends is kept as it is.</summary>
public static class DeviceText
{
    // The order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>As in <c>Firefox, Windows</c>; empty when nothing is recognised.</summary>
    public static string Of(string? userAgent) =>
        string.Join(", ", new[] { Find(userAgent, Browsers), Find(userAgent, Systems) }.OfType<string>());

    private static string? Find(string? text, (string Sign, string Name)[] known) =>
        text is null ? null : Array.Find(known, one => text.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
