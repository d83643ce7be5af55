namespace DataCenterOps.Cel;

/// <summary>What it costs to compare a value with another: every item once, a tenth of each text.</summary>
internal static class Weight
{
    /// <summary>The weight of the lighter one: a comparison ends with it.</summary>
    public static long OfBoth(in CelValue left, in CelValue right) => Math.Min(Of(left), Of(right));

    public static long Of(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return value.AsString().Length / 10;
            case CelKind.Bytes:
                return value.AsBytes().Length / 10;
            case CelKind.List:
                return Sum(value.Items);
            case CelKind.Map:
                return Sum(value.AsMap().Keys) + Sum(value.AsMap().Values);
            case CelKind.Object:
                var total = 0L;
                for (var i = 0; i < value.AsObject().Type.Fields.Length; i++)
                {
                    total += 1 + Of(value.AsObject().Read(i));
                }

                return total;
            case CelKind.Optional:
                return value.AsOptional().HasValue ? 1 + Of(value.AsOptional().Value) : 1;
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

    private static long Sum(ReadOnlySpan<CelValue> values)
    {
        var total = 0L;
        foreach (ref readonly var value in values)
        {
            total += 1 + Of(value);
        }

        return total;
    }
}
