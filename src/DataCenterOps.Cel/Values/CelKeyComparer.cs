namespace DataCenterOps.Cel;

/// <summary>Keys by the language's equality: 1, 1u and 1.0 are one key.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    public static CelKeyComparer Instance { get; } = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.Equal(x, y);

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.String => obj.AsString().GetHashCode(StringComparison.Ordinal),
        CelKind.Double when CelNumbers.TryExactInt(obj.AsDouble(), out var number) => Hash(number),
        CelKind.Double when CelNumbers.TryExactUint(obj.AsDouble(), out var number) => Hash(unchecked((long)number)),
        CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.Double => Hash(obj.Number),
        _ => obj.Kind.GetHashCode(),
    };

    // The plain hash of a long is its halves folded, which an author can make all alike. This one is seeded by each process.
    private static int Hash(long number) => unchecked(HashCode.Combine((int)number, (int)(number >> 32)));
}
