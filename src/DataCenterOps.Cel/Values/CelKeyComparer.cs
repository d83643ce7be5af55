namespace DataCenterOps.Cel;

/// <summary>Keys by the language's equality: 1, 1u and 1.0 are one key.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    public static CelKeyComparer Instance { get; } = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.Equal(x, y);

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.String => obj.AsString().GetHashCode(StringComparison.Ordinal),
        CelKind.Double when CelNumbers.TryExactInt(obj.AsDouble(), out var number) => number.GetHashCode(),
        CelKind.Double when CelNumbers.TryExactUint(obj.AsDouble(), out var number) => unchecked((long)number).GetHashCode(),
        CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.Double => obj.Number.GetHashCode(),
        _ => obj.Kind.GetHashCode(),
    };
}
