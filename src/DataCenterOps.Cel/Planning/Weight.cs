namespace DataCenterOps.Cel;

/// <summary>What it costs to compare a value with another: every item once, a tenth of each text.</summary>
internal static class Weight
{
    private const long FirstLook = 64;

    /// <summary>
    /// The weight of the lighter one: a comparison ends with it. Both are looked at in turns, each time four times as far,
    /// so that a small value beside a huge one costs no more than the small one. Above <paramref name="most"/> it is only
    /// known to be more.
    /// </summary>
    public static long OfBoth(in CelValue left, in CelValue right, long most)
    {
        for (var far = FirstLook; ; far *= 4)
        {
            far = Math.Min(far, most);
            var lighter = Math.Min(Of(left, far), Of(right, far));
            if (lighter <= far || far >= most)
            {
                return lighter;
            }
        }
    }

    /// <summary>
    /// The weight, or something above <paramref name="most"/>. Parts that are shared count as often as they are met: a value
    /// built from itself some dozen times is heavier than memory, so the walk must have an end.
    /// </summary>
    public static long Of(in CelValue value, long most)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return value.AsString().Length / 10;
            case CelKind.Bytes:
                return value.AsBytes().Length / 10;
            case CelKind.List:
                return Sum(value.Items, most);
            case CelKind.Map:
                var keys = Sum(value.AsMap().Keys, most);
                return keys > most ? keys : keys + Sum(value.AsMap().Values, most - keys);
            case CelKind.Object:
                var total = 0L;
                for (var i = 0; i < value.AsObject().Type.Fields.Length && total <= most; i++)
                {
                    total += 1 + Of(value.AsObject().Read(i), most - total);
                }

                return total;
            case CelKind.Optional:
                return value.AsOptional().HasValue ? 1 + Of(value.AsOptional().Value, most) : 1;
            default:
                return 0;
        }
    }

    /// <summary>The size that a function's cost counts: items, UTF-16 units or bytes.</summary>
    public static long Size(in CelValue value) => value.Kind switch
    {
        CelKind.String => value.AsString().Length,
        CelKind.Bytes => value.AsBytes().Length,
        CelKind.List => value.Items.Length,
        CelKind.Map => value.AsMap().Count,
        _ => 0,
    };

    private static long Sum(ReadOnlySpan<CelValue> values, long most)
    {
        var total = 0L;
        foreach (ref readonly var value in values)
        {
            if (total > most)
            {
                break;
            }

            total += 1 + Of(value, most - total);
        }

        return total;
    }
}
