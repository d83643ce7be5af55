using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Cel;

/// <summary>Compiled patterns, kept up to a bound. What is charged for one does not depend on whether it was kept.</summary>
internal static class PatternCache
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Re2Pattern> Kept = new(StringComparer.Ordinal);

    public static bool TryGet(string pattern, [NotNullWhen(true)] out Re2Pattern? compiled, out string message)
    {
        message = "";
        lock (Gate)
        {
            if (Kept.TryGetValue(pattern, out compiled))
            {
                return true;
            }
        }

        if (!Re2.TryCompile(pattern, out compiled, out message))
        {
            return false;
        }

        lock (Gate)
        {
            if (Kept.Count >= CelLimits.CachedPatterns)
            {
                Kept.Clear();
            }

            Kept[pattern] = compiled;
        }

        return true;
    }
}
