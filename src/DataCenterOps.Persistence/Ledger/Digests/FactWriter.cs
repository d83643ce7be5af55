using System.Globalization;
using System.Security.Cryptography;

namespace DataCenterOps.Persistence.Ledger.Digests;

/// <summary>Who writes facts here: the part of a series' name that tells silos apart.</summary>
/// <param name="Silo">Letters, digits, points, hyphens and underscores, at most 60.</param>
public sealed record FactWriter(string Silo)
{
    /// <summary>The machine's name, in what characters of it a series' name may have.</summary>
    public static FactWriter OfThisMachine()
    {
        var name = new string([.. Environment.MachineName.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(60)]);
        return new FactWriter(name.Length == 0 ? "silo" : name);
    }

    // Two series may be opened within a second: the digits behind tell them apart.
    internal static string StartAt(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
}
