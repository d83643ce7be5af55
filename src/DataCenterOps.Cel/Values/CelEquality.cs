namespace DataCenterOps.Cel;

/// <summary>The two equalities: the language's own, and the strict one of tests and hashes.</summary>
public static class CelEquality
{
    /// <summary>The language's <c>==</c>: numbers by mathematical value, NaN unequal to itself, maps in any order.</summary>
    public static bool Equal(in CelValue left, in CelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return CelNumbers.IsNumber(left.Kind) && CelNumbers.IsNumber(right.Kind)
                && CelNumbers.Compare(left, right) == 0;
        }

        return left.Kind == CelKind.Double ? left.AsDouble() == right.AsDouble() : Same(left, right, strict: false);
    }

    /// <summary>Strict equality: kind and content, doubles by their bits.</summary>
    public static bool Strict(in CelValue left, in CelValue right) =>
        left.Kind == right.Kind && Same(left, right, strict: true);

    internal static int Hash(in CelValue value) => value.Kind switch
    {
        CelKind.String or CelKind.Type => ((string)value.Reference!).GetHashCode(StringComparison.Ordinal),
        CelKind.Bytes => value.AsBytes().Length,
        CelKind.List => HashCode.Combine(CelKind.List, value.Items.Length),
        CelKind.Map => HashCode.Combine(CelKind.Map, value.AsMap().Count),
        CelKind.Object => HashCode.Combine(CelKind.Object, value.AsObject().Type.Name),
        CelKind.Optional => HashCode.Combine(CelKind.Optional, value.AsOptional().HasValue),
        CelKind.Opaque => value.AsOpaque().GetHashCode(),
        CelKind.Error => value.AsError().GetHashCode(),
        _ => HashCode.Combine(value.Kind, value.Number, value.Nanos),
    };

    private static bool Both(in CelValue left, in CelValue right, bool strict) =>
        strict ? Strict(left, right) : Equal(left, right);

    private static bool Same(in CelValue left, in CelValue right, bool strict) => left.Kind switch
    {
        CelKind.String or CelKind.Type =>
            string.Equals((string)left.Reference!, (string)right.Reference!, StringComparison.Ordinal),
        CelKind.Bytes => left.AsBytes().AsSpan().SequenceEqual(right.AsBytes().AsSpan()),
        CelKind.List => Lists(left.Items, right.Items, strict),
        CelKind.Map => Maps(left.AsMap(), right.AsMap(), strict),
        CelKind.Object => Objects(left.AsObject(), right.AsObject(), strict),
        CelKind.Optional => Optionals(left.AsOptional(), right.AsOptional(), strict),
        CelKind.Opaque => left.AsOpaque().Equals(right.AsOpaque()),
        CelKind.Error => left.AsError() == right.AsError(),
        _ => left.Number == right.Number && left.Nanos == right.Nanos,
    };

    private static bool Lists(CelValue[] left, CelValue[] right, bool strict)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!Both(left[i], right[i], strict))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Maps(CelMap left, CelMap right, bool strict)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!right.TryGet(left.Keys[i], out var other) || !Both(left.Values[i], other, strict))
            {
                return false;
            }

            // A key of another kind is found by its value. Strictly it is another key.
            if (strict && !right.Keys.Contains(left.Keys[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Objects(CelObject left, CelObject right, bool strict)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (!ReferenceEquals(left.Type, right.Type))
        {
            return false;
        }

        for (var i = 0; i < left.Type.Fields.Length; i++)
        {
            if (!Both(left.Read(i), right.Read(i), strict))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Optionals(CelOptional left, CelOptional right, bool strict) =>
        left.HasValue == right.HasValue && (!left.HasValue || Both(left.Value, right.Value, strict));
}
