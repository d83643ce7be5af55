using System.Text.RegularExpressions;

namespace DataCenterOps.Cel;

/// <summary>Patterns that are computed at run time, compiled and kept up to a bound.</summary>
internal static class PatternCache
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Regex> Kept = new(StringComparer.Ordinal);

    public static CelValue Matches(string text, string pattern)
    {
        lock (Gate)
        {
            if (Kept.TryGetValue(pattern, out var known))
            {
                return IsMatch(known, text);
            }
        }

        if (!Re2.TryCompile(pattern, out var regex, out var message))
        {
            return CelValue.Fail(CelCodes.BadPattern, message);
        }

        lock (Gate)
        {
            if (Kept.Count >= CelLimits.CachedPatterns)
            {
                Kept.Clear();
            }

            Kept[pattern] = regex!;
        }

        return IsMatch(regex!, text);
    }

    public static CelValue IsMatch(Regex regex, string text) => text.Length > CelLimits.TextLength
        ? Arithmetic.TooLarge("text")
        : CelValue.FromBool(regex.IsMatch(text));
}
