using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>Functions of lists. Each gives a new list; positions count from 0, an end is exclusive.</summary>
internal static class ListFunctions
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType Items = CelType.List(A);
    private static readonly CelCost Each = new(1, CelCostShape.Size);

    public static ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> Macros { get; } =
        [("sortBy", 2, true, ListOrder.SortBy)];

    public static IEnumerable<CelFunction> Functions() => [.. Parts(), .. Shapes(), .. ListOrder.Functions()];

    private static IEnumerable<CelFunction> Parts()
    {
        yield return CelFunction.Member("slice", [Items, CelType.Int, CelType.Int], Items, Each, a => Slice(a[0].Items, a[1].AsInt(), a[2].AsInt()));
        yield return CelFunction.Member("first", [Items], CelType.Optional(A), default,
            a => a[0].Items is [var first, ..] ? CelValue.FromOptional(first) : CelValue.None);
        yield return CelFunction.Member("last", [Items], CelType.Optional(A), default,
            a => a[0].Items is [.., var last] ? CelValue.FromOptional(last) : CelValue.None);
        yield return CelFunction.Member("distinct", [Items], Items, new(1, CelCostShape.Pairs), a => Distinct(a[0].Items));
    }

    private static IEnumerable<CelFunction> Shapes()
    {
        yield return CelFunction.Member("reverse", [Items], Items, Each, a =>
        {
            var items = (CelValue[])a[0].Items.Clone();
            Array.Reverse(items);
            return CelValue.OfItems(items);
        });
        // The result of flattening is bounded as every list is; what it costs is what it walks through.
        yield return CelFunction.Member("flatten", [CelType.List(Items)], Items, new(1, CelCostShape.Deep), a => Flatten(a[0].Items, 1))
            .WithResultSize(CelLimits.Items);
        yield return CelFunction.Member(
            "flatten", [CelType.List(CelType.Dyn), CelType.Int], CelType.List(CelType.Dyn), new(1, CelCostShape.Deep),
            a => a[1].AsInt() < 0
                ? CelValue.Fail(CelCodes.InvalidArgument, "a list cannot be flattened to a negative depth")
                : Flatten(a[0].Items, a[1].AsInt())).WithResultSize(CelLimits.Items);
        yield return CelFunction.Global(
            "lists.range", [CelType.Int], CelType.List(CelType.Int), new(1, CelCostShape.Count), a => Range(a[0].AsInt()));
    }

    private static CelValue Slice(CelValue[] items, long start, long end)
    {
        if (start < 0 || end < start || end > items.Length)
        {
            return CelValue.Fail(
                CelCodes.IndexOutOfRange,
                $"the list has no part from `{CelValue.FromInt(start)}` to `{CelValue.FromInt(end)}`");
        }

        return CelValue.OfItems(items[(int)start..(int)end]);
    }

    private static CelValue Distinct(CelValue[] items)
    {
        var found = new List<CelValue>();
        foreach (ref readonly var item in items.AsSpan())
        {
            var known = false;
            for (var i = 0; i < found.Count && !known; i++)
            {
                known = CelEquality.Equal(found[i], item);
            }

            if (!known)
            {
                found.Add(item);
            }
        }

        return CelValue.OfItems([.. found]);
    }

    private static CelValue Flatten(CelValue[] items, long depth)
    {
        var flat = new List<CelValue>();
        return Add(flat, items, depth) ? CelValue.OfItems([.. flat]) : Arithmetic.TooLarge("list");
    }

    private static bool Add(List<CelValue> flat, CelValue[] items, long depth)
    {
        foreach (ref readonly var item in items.AsSpan())
        {
            if (item.Kind == CelKind.List && depth > 0)
            {
                if (!Add(flat, item.Items, depth - 1))
                {
                    return false;
                }

                continue;
            }

            if (flat.Count >= CelLimits.Items)
            {
                return false;
            }

            flat.Add(item);
        }

        return true;
    }

    private static CelValue Range(long count)
    {
        if (count is < 0 or > CelLimits.Items)
        {
            return CelValue.Fail(CelCodes.InvalidArgument, $"a range has 0 to {CelLimits.Items} numbers");
        }

        var items = new CelValue[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = CelValue.FromInt(i);
        }

        return CelValue.OfItems(items);
    }
}
