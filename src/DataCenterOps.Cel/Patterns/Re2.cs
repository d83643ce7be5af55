using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Cel;

/// <summary>Compiles RE2 syntax to an automaton of bounded size.</summary>
internal static class Re2
{
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Re2Pattern? compiled, out string message)
    {
        compiled = null;
        if (pattern.Length > CelLimits.PatternLength)
        {
            message = $"the pattern is longer than {CelLimits.PatternLength} characters";
            return false;
        }

        if (!Re2Parser.TryParse(pattern, out var tree, out var positions, out message))
        {
            return false;
        }

        if (!PatternProgram.TryBuild(tree, out var program))
        {
            message = $"`{pattern}` is no pattern: the pattern is too large";
            return false;
        }

        compiled = new Re2Pattern(program, Math.Max(pattern.Length, positions));
        return true;
    }
}
