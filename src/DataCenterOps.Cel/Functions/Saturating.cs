namespace DataCenterOps.Cel;

/// <summary>Sums and products of non-negative numbers that stop at the largest: a worst case may be astronomic.</summary>
internal static class Saturating
{
    public static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    public static long Multiply(long left, long right) =>
        left != 0 && right > long.MaxValue / left ? long.MaxValue : left * right;
}
