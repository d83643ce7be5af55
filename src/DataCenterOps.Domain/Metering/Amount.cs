using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// An exact sum of money with at most 18 decimals. Every operation either is exact or throws
/// <see cref="OverflowException"/> with <c>metering.amount_not_exact</c>; at 18 decimals the bound is 79,228,162,514.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.Amount")]
public readonly record struct Amount : IComparable<Amount>
{
    private Amount(decimal value) => Value = value;

    /// <summary>No money.</summary>
    public static Amount Zero => default;

    /// <summary>The number, without trailing zeros.</summary>
    [Id(0)] public decimal Value { get; }

    /// <summary>Reads an amount from text, as the database or a document has it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Amount amount)
    {
        var valid = ExactDecimal.TryParse(text, MeteringLimits.AmountDecimals, out var value);
        amount = new Amount(value);
        return valid;
    }

    /// <summary>Reads an amount that this program wrote.</summary>
    /// <exception cref="FormatException">It is not an amount.</exception>
    public static Amount Parse(string text) =>
        TryParse(text, out var amount) ? amount : throw new FormatException($"`{text}` is not an amount");

    /// <summary>The exact product, not rounded.</summary>
    public static Amount Of(Price price, Quantity quantity) => new(ExactDecimal.Multiply(price.Value, quantity.Value));

    /// <summary>The exact sum.</summary>
    public static Amount operator +(Amount left, Amount right) => new(ExactDecimal.Add(left.Value, right.Value));

    /// <summary>The exact difference.</summary>
    public static Amount operator -(Amount left, Amount right) => new(ExactDecimal.Add(left.Value, -right.Value));

    /// <summary>The same amount with the other sign, as a reversal has it.</summary>
    public static Amount operator -(Amount amount) => new(ExactDecimal.Normalise(-amount.Value));

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Amount left, Amount right) => left.Value < right.Value;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Amount left, Amount right) => left.Value > right.Value;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(Amount left, Amount right) => left.Value <= right.Value;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(Amount left, Amount right) => left.Value >= right.Value;

    /// <summary>
    /// The nearest multiple of ten to the power of minus <paramref name="decimals"/>, halves away from zero: .NET's
    /// default would turn 2.345 into 2.34.
    /// </summary>
    public Amount Round(int decimals) =>
        new(ExactDecimal.Normalise(decimal.Round(Value, decimals, MidpointRounding.AwayFromZero)));

    /// <inheritdoc/>
    public int CompareTo(Amount other) => Value.CompareTo(other.Value);

    /// <summary>The canonical text.</summary>
    public override string ToString() => ExactDecimal.Format(Value);

    internal static Amount OfValue(decimal value) => new(ExactDecimal.Normalise(value));
}
