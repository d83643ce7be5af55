using System.Collections.Frozen;
using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Domain.Policies;

/// <summary>The codes of enumerations in packs, decisions and JSON: lower case with hyphens.</summary>
public static class PolicyCodes
{
    private static readonly FrozenDictionary<Enum, string> Codes =
        Enum.GetValues<PolicyMode>().Cast<Enum>()
            .Concat(Enum.GetValues<EnforcementPoint>().Cast<Enum>())
            .Concat(Enum.GetValues<Severity>().Cast<Enum>())
            .Concat(Enum.GetValues<RuleOutcome>().Cast<Enum>())
            .Concat(Enum.GetValues<DecisionOutcome>().Cast<Enum>())
            .Concat(Enum.GetValues<SweepMode>().Cast<Enum>())
            .ToFrozenDictionary(value => value, value => Hyphenate(value.ToString()));

    /// <summary>The code of a value, as in <c>allow-with-warnings</c>.</summary>
    public static string Code(this Enum value) => Codes.TryGetValue(value, out var code) ? code : value.ToString();

    /// <summary>Reads a code; targets keep the spelling of <see cref="PolicyTarget"/>.</summary>
    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (candidate.Code() == code)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string Hyphenate(string name) => string.Concat(
        name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
