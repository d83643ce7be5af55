namespace DataCenterOps.Cel;

/// <summary>Putting lists in order: numbers, texts, bytes, booleans and times, all of one kind. Equal ones stay in their order.</summary>
internal static class ListOrder
{
    // No author can write this name.
    private const string ByKeys = "@sortByKeys";

    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType[] Ordered =
    [
        CelType.Int, CelType.Uint, CelType.Double, CelType.Bool, CelType.String, CelType.Bytes, CelType.Timestamp,
        CelType.Duration,
    ];

    public static IEnumerable<CelFunction> Functions()
    {
        var cost = new CelCost(1, CelCostShape.Sorting);
        foreach (var type in Ordered)
        {
            yield return CelFunction.Member("sort", [CelType.List(type)], CelType.List(type), cost, a => Sort(a[0].Items, a[0].Items));
            yield return CelFunction.Member(
                ByKeys, [CelType.List(A), CelType.List(type)], CelType.List(A), cost,
                a => Sort(a[0].Items, a[1].Items));
        }
    }

    /// <summary><c>list.sortBy(x, key)</c>: <c>cel.bind(@l, list, @l.@sortByKeys(@l.map(x, key)))</c>.</summary>
    public static Expr? SortBy(MacroCall call)
    {
        if (call.Variable(call.Arguments[0]) is not { } variable)
        {
            return null;
        }

        var (parser, offset, key) = (call.Parser, call.Offset, call.Arguments[1]);
        const string Held = "@sorted";
        Expr.Name List() => new(parser.NewId(offset), offset, Held, rooted: false);
        var range = List();
        var keys = new Expr.Loop(parser.NewId(offset, range, key), offset, LoopKind.ToList, range, variable, null, null, key);
        var sorted = parser.NewCall(offset, ByKeys, List(), keys);
        return new Expr.Bind(parser.NewId(offset, call.Target, sorted), offset, Held, call.Target!, sorted);
    }

    private static CelValue Sort(CelValue[] items, CelValue[] keys)
    {
        if (items.Length != keys.Length)
        {
            return CelValue.Fail(CelCodes.InvalidArgument, "each item needs one key");
        }

        foreach (ref readonly var key in keys.AsSpan())
        {
            if (key.Kind != keys[0].Kind)
            {
                return CelValue.Fail(
                    CelCodes.NoSuchOverload, $"`{ValueTypes.Name(keys[0])}` and `{ValueTypes.Name(key)}` have no common order");
            }
        }

        var order = new int[items.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // The place decides between equals, which makes the order total and so the same on every machine.
        Array.Sort(order, (left, right) =>
        {
            Ordering.TryCompare(keys[left], keys[right], out var sign);
            if (sign == CelNumbers.Unordered)
            {
                // What is no number stands first: sorting needs an answer that does not change.
                sign = double.IsNaN(keys[right].AsDouble()).CompareTo(double.IsNaN(keys[left].AsDouble()));
            }

            return sign == 0 ? left.CompareTo(right) : sign;
        });
        return CelValue.OfItems(Array.ConvertAll(order, at => items[at]));
    }
}
