using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>The functions that expressions of policies have beyond the standard language: pure, each with its cost.</summary>
internal static class PolicyFunctions
{
    /// <summary>The library of <paramref name="pack"/>: ranks come from its own table of levels.</summary>
    public static CelLibrary For(Pack pack) => CelLibrary.Of(
        "dcops",
        CelFunction.Global("rank", [CelType.String], CelType.Int, CelCost.Of(1), arguments => Rank(pack, arguments[0].AsString())),
        CelFunction.Global("days", [CelType.Int], CelType.Duration, CelCost.Of(1), static arguments => Days(arguments[0].AsInt())),
        CelFunction.Global(
            "inJurisdiction", [CelType.String, CelType.List(CelType.String)], CelType.Bool, new CelCost(1, CelCostShape.Size),
            static arguments => Contains(arguments[0], arguments[1])));

    private static CelValue Rank(Pack pack, string level)
    {
        var rank = pack.Levels.IndexOf(level);
        return rank >= 0
            ? CelValue.FromInt(rank)
            : CelValue.Fail("policy.unknown_level", $"`{level}` is not a classification level of the pack");
    }

    private static CelValue Days(long days) =>
        days is > -3_650_000 and < 3_650_000
            ? CelValue.FromDuration(CelDuration.From(TimeSpan.FromDays(days)))
            : CelValue.Fail("policy.days", $"`{days}` days are outside of ten thousand years");

    private static CelValue Contains(CelValue jurisdiction, CelValue set)
    {
        foreach (var member in set.AsList())
        {
            if (member.Equals(jurisdiction))
            {
                return CelValue.True;
            }
        }

        return CelValue.False;
    }
}
