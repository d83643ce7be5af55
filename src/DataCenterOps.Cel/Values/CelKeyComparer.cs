namespace DataCenterOps.Cel;

/// <summary>Keys by the language's equality: 1, 1u and 1.0 are one key.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    public static CelKeyComparer Instance { get; } = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.Equal(x, y);

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.String => obj.AsString().GetHashCode(StringComparison.Ordinal),
        CelKind.Double when CelNumbers.TryExactInt(obj.AsDouble(), out var number) => HashCode.Combine(number),
        CelKind.Double when CelNumbers.TryExactUint(obj.AsDouble(), out var number) => HashCode.Combine(unchecked((long)number)),
        // Seeded anew by each process: the plain hash of a long is its halves folded, which an author can make all alike.
        CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.Double => HashCode.Combine(obj.Number),
        _ => obj.Kind.GetHashCode(),
    };
}
