namespace DataCenterOps.Domain.Metering;

/// <summary>Whole-number division with the one rounding rule of metering: halves away from zero.</summary>
internal static class ExactRatio
{
    /// <summary>The nearest whole number to the ratio; <paramref name="divisor"/> is above zero.</summary>
    public static Int128 Round(Int128 dividend, Int128 divisor)
    {
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        return Int128.Abs(rest) * 2 >= divisor ? quotient + (dividend < 0 ? -1 : 1) : quotient;
    }
}
