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
            static arguments => Contains(arguments[0], arguments[1])),
        WithinKm(CelType.Int),
        WithinKm(CelType.Double));

    // Two places as coordinates of sites are written: `{'lat': 36.75, 'lon': 3.06}`.
    private static CelFunction WithinKm(CelType distance)
    {
        var place = CelType.Map(CelType.String, CelType.Dyn);
        return CelFunction.Global(
            "withinKm", [place, place, distance], CelType.Bool, CelCost.Of(5),
            static arguments => WithinKm(arguments[0].AsMap(), arguments[1].AsMap(), arguments[2]));
    }

    private static CelValue WithinKm(CelMap from, CelMap to, CelValue distance) =>
        TryPlace(from, out var a) && TryPlace(to, out var b)
            ? CelValue.FromBool(GreatCircle.Between(a.Latitude, a.Longitude, b.Latitude, b.Longitude) <= Number(distance))
            : CelValue.Fail("policy.place", "a place is `{'lat': …, 'lon': …}` in degrees, within ±90 and ±180");

    private static bool TryPlace(CelMap map, out (double Latitude, double Longitude) place)
    {
        place = (map.TryGet(CelValue.FromString("lat"), out var latitude) ? Number(latitude) : double.NaN,
            map.TryGet(CelValue.FromString("lon"), out var longitude) ? Number(longitude) : double.NaN);
        return place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };
    }

    private static double Number(CelValue value) => value.Kind switch
    {
        CelKind.Double => value.AsDouble(),
        CelKind.Int => value.AsInt(),
        _ => double.NaN,
    };

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
