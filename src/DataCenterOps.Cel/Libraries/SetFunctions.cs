namespace DataCenterOps.Cel;

/// <summary>Lists as sets: an item counts once, numbers of different kinds are equal by their value.</summary>
internal static class SetFunctions
{
    public static IEnumerable<CelFunction> Functions()
    {
        yield return Of("sets.contains", Contains);
        yield return Of("sets.equivalent", (left, right) => Contains(left, right) && Contains(right, left));
        yield return Of("sets.intersects", (left, right) => Array.Exists(right, item => Has(left, item)));
    }

    private static CelFunction Of(string name, Func<CelValue[], CelValue[], bool> test)
    {
        var items = CelType.List(CelType.Parameter("A"));
        return CelFunction.Global(
            name, [items, items], CelType.Bool, new(1, CelCostShape.Pairs), a => CelValue.FromBool(test(a[0].Items, a[1].Items)));
    }

    private static bool Contains(CelValue[] set, CelValue[] wanted) => Array.TrueForAll(wanted, item => Has(set, item));

    private static bool Has(CelValue[] set, CelValue item) => Array.Exists(set, other => CelEquality.Equal(other, item));
}
