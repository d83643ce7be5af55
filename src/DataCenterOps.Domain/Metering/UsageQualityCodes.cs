namespace DataCenterOps.Domain.Metering;

/// <summary>The codes of qualities in events, tables and charges.</summary>
public static class UsageQualityCodes
{
    /// <summary>The code, as in <c>measured</c>.</summary>
    public static string Code(this UsageQuality quality) => quality switch
    {
        UsageQuality.Measured => "measured",
        UsageQuality.Estimated => "estimated",
        UsageQuality.Manual => "manual",
        _ => "declared",
    };

    /// <summary>Reads a code that this program wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static UsageQuality Parse(string code) => code switch
    {
        "measured" => UsageQuality.Measured,
        "estimated" => UsageQuality.Estimated,
        "manual" => UsageQuality.Manual,
        "declared" => UsageQuality.Declared,
        _ => throw new FormatException($"`{code}` is not a quality"),
    };

    /// <summary>Reads the quality an event states: what is declared in the estate is not for a collector to say.</summary>
    internal static bool TryParseStated(string? code, out UsageQuality quality)
    {
        quality = code switch
        {
            "estimated" => UsageQuality.Estimated,
            "manual" => UsageQuality.Manual,
            _ => UsageQuality.Measured,
        };
        return code is "measured" or "estimated" or "manual";
    }
}
