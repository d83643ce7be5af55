using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace DataCenterOps.Domain.Metering;

/// <summary>What one unit costs, with at most 9 decimals, never below zero.</summary>
[GenerateSerializer, Immutable, Alias("dcops.Price")]
public readonly record struct Price
{
    private Price(decimal value) => Value = value;

    /// <summary>The number, without trailing zeros.</summary>
    [Id(0)] public decimal Value { get; }

    /// <summary>Reads a price from text, as in <c>2.50</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Price price)
    {
        var valid = ExactDecimal.TryParse(text, MeteringLimits.QuantityDecimals, out var value) && value >= 0;
        price = new Price(valid ? value : 0);
        return valid;
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => ExactDecimal.Format(Value);
}
