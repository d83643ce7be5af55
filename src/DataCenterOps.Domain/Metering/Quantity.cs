using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace DataCenterOps.Domain.Metering;

/// <summary>An exact quantity with at most 9 decimals, in the unit that stands beside it.</summary>
[GenerateSerializer, Immutable, Alias("dcops.Quantity")]
public readonly record struct Quantity : IComparable<Quantity>
{
    private Quantity(decimal value) => Value = value;

    /// <summary>Nothing.</summary>
    public static Quantity Zero => default;

    /// <summary>The number, without trailing zeros.</summary>
    [Id(0)] public decimal Value { get; }

    /// <summary>The quantity in billionths, as integrals need it.</summary>
    internal Int128 Nano => (Int128)(Value * 1_000_000_000m);

    /// <summary>Reads a quantity from text, as in <c>16</c> or <c>0.125</c>; more than 9 decimals are refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity quantity)
    {
        var valid = ExactDecimal.TryParse(text, MeteringLimits.QuantityDecimals, out var value);
        quantity = new Quantity(value);
        return valid;
    }

    /// <summary>Takes a number that was computed here.</summary>
    /// <exception cref="OverflowException">It has more than 9 decimals.</exception>
    public static Quantity Of(decimal value)
    {
        var normal = ExactDecimal.Normalise(value);
        return normal.Scale <= MeteringLimits.QuantityDecimals
            ? new Quantity(normal)
            : throw new OverflowException(ExactDecimal.NotExact);
    }

    /// <summary>The exact sum.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(ExactDecimal.Add(left.Value, right.Value));

    /// <summary>The exact difference.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => new(ExactDecimal.Add(left.Value, -right.Value));

    /// <summary>The same quantity with the other sign, as a reversal has it.</summary>
    public static Quantity operator -(Quantity quantity) => new(ExactDecimal.Normalise(-quantity.Value));

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>The canonical text.</summary>
    public override string ToString() => ExactDecimal.Format(Value);

    /// <summary>The quantity of so many billionths.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    internal static Quantity OfNano(Int128 nano) =>
        new(ExactDecimal.Normalise(ExactDecimal.Multiply((decimal)nano, 0.000000001m)));
}
