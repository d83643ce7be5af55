namespace DataCenterOps.Domain.Metering;

/// <summary>
/// A sum of amounts of many tenants, in 10⁻¹⁸ of the currency. It holds what a <c>decimal</c> at 18 decimals cannot:
/// up to 1.7 × 10²⁰ of the currency.
/// </summary>
public readonly record struct AmountSum
{
    private const decimal Billion = 1_000_000_000m;

    private AmountSum(Int128 attos) => Attos = attos;

    /// <summary>The sum in 10⁻¹⁸ of the currency.</summary>
    public Int128 Attos { get; }

    /// <summary>The sum with one more amount.</summary>
    public static AmountSum operator +(AmountSum sum, Amount amount) => new(checked(sum.Attos + AttosOf(amount.Value)));

    /// <summary>The sum as an amount.</summary>
    /// <exception cref="OverflowException">It does not fit: <c>metering.amount_not_exact</c>.</exception>
    public Amount ToAmount()
    {
        var (whole, fraction) = Int128.DivRem(Attos, 1_000_000_000_000_000_000);
        return Amount.OfValue(ExactDecimal.Add((decimal)whole, (decimal)fraction / Billion / Billion));
    }

    /// <summary>The canonical text, exact at any size.</summary>
    public override string ToString()
    {
        var digits = (Attos < 0 ? -Attos : Attos).ToString(System.Globalization.CultureInfo.InvariantCulture)
            .PadLeft(MeteringLimits.AmountDecimals + 1, '0');
        var fraction = digits[^MeteringLimits.AmountDecimals..].TrimEnd('0');
        return (Attos < 0 ? "-" : "") + digits[..^MeteringLimits.AmountDecimals]
            + (fraction.Length > 0 ? "." + fraction : "");
    }

    private static Int128 AttosOf(decimal value)
    {
        // In two steps: whole billionths and what is left of them, as the product by 10^18 itself would not fit.
        var whole = decimal.Truncate(value);
        return ((Int128)whole * 1_000_000_000_000_000_000) + (Int128)((value - whole) * Billion * Billion);
    }
}
