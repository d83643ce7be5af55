using System.Text;

namespace DataCenterOps.Cel;

/// <summary>Which code points differ in case only. Built at the first pattern that ignores case.</summary>
internal static class CaseFolding
{
    private const int LastCased = 0x1E943;

    private static readonly Lazy<Dictionary<int, int[]>> Built = new(Build);

    public static IReadOnlyDictionary<int, int[]> Table => Built.Value;

    private static Dictionary<int, int[]> Build()
    {
        var orbits = new Dictionary<int, List<int>>();
        for (int code = 'A'; code <= LastCased; code++)
        {
            if (!Rune.IsValid(code))
            {
                continue;
            }

            var rune = new Rune(code);
            var (upper, lower) = (Rune.ToUpperInvariant(rune), Rune.ToLowerInvariant(rune));
            if (upper == lower)
            {
                continue;
            }

            var canonical = Rune.ToLowerInvariant(upper).Value;
            if (!orbits.TryGetValue(canonical, out var orbit))
            {
                orbits[canonical] = orbit = [];
            }

            orbit.Add(code);
        }

        var table = new Dictionary<int, int[]>();
        foreach (var orbit in orbits.Values)
        {
            foreach (var code in orbit)
            {
                table[code] = [.. orbit];
            }
        }

        return table;
    }
}
