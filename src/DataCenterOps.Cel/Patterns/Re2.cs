using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DataCenterOps.Cel;

/// <summary>Compiles RE2 syntax to a .NET pattern that runs in linear time and means the same.</summary>
internal static class Re2
{
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, out string message)
    {
        regex = null;
        if (pattern.Length > CelLimits.PatternLength)
        {
            message = $"the pattern is longer than {CelLimits.PatternLength} characters";
            return false;
        }

        if (!Re2Parser.TryTranslate(pattern, out var translated, out message))
        {
            return false;
        }

        try
        {
            regex = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            message = "the pattern is too large";
            return false;
        }
    }
}
