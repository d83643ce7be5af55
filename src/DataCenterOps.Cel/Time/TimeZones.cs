using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Cel;

/// <summary>
/// Time zones by their names, as in <c>Africa/Algiers</c>. A name is looked up once: the platform opens a file of that name, so
/// that only what can be a name is let through and nothing is opened twice.
/// </summary>
internal static class TimeZones
{
    private const int LongestName = 64;
    private const int MostKept = 4_096;

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Kept = new(StringComparer.Ordinal);

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        if (!IsName(name))
        {
            return false;
        }

        if (!Kept.TryGetValue(name, out zone))
        {
            zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;
            if (Kept.Count < MostKept || zone is not null)
            {
                // There are some six hundred zones. Names that are none have the rest of the room.
                Kept.TryAdd(name, zone);
            }
        }

        return zone is not null;
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > LongestName || name[0] == '/' || name.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+'))
            {
                return false;
            }
        }

        return true;
    }
}
