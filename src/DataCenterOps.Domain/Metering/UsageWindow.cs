using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Metering;

/// <summary>What only one event of a collector may cover: source, subject, meter and the window or moment.</summary>
public static class UsageWindow
{
    /// <summary>A name for it of one length: SHA-256, lower-case hexadecimal.</summary>
    public static string KeyOf(UsageEvent usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var until = usage.Until is { } end ? end.UtcTicks.ToString(CultureInfo.InvariantCulture) : "";

        // A source has no control characters, so that the line breaks cannot be part of a field.
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{usage.Source}\n{usage.Subject}\n{usage.Meter}\n{usage.From.UtcTicks}\n{until}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
