using System.Collections.Immutable;
using System.Globalization;

namespace DataCenterOps.Domain.Metering;

/// <summary>One price of one tariff book, immutable once published.</summary>
public sealed record TariffRow
{
    /// <summary>The book's id, as in <c>T2026.3</c>.</summary>
    public required string Book { get; init; }

    /// <summary>Its place in the book, from 0.</summary>
    public int Index { get; init; }

    /// <summary>When the book was published: of two books, the later one decides.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What is sold, as in <c>vm.vcpu</c>.</summary>
    public required string Sku { get; init; }

    /// <summary>The meter that counts it.</summary>
    public required string Meter { get; init; }

    /// <summary>The unit of the price; the meter's billed unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The cost pool it pays for.</summary>
    public required string Pool { get; init; }

    /// <summary>The currency, as in <c>DZD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>How it turns a quantity into money.</summary>
    public required PriceModel Model { get; init; }

    /// <summary>Its tiers; the model <c>unit</c> has exactly one, without an end.</summary>
    public required ImmutableArray<TariffTier> Tiers { get; init; }

    /// <summary>For whom it is.</summary>
    public required TariffSelector Selector { get; init; }

    /// <summary>From when on.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first moment without it; absent while no end is known.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>The decision that set the price.</summary>
    public string? LegalRef { get; init; }

    /// <summary>Names the price of one of its tiers for ever, as in <c>T2026.3/vm.vcpu/0/0</c>.</summary>
    public string PriceId(int tier) => string.Create(CultureInfo.InvariantCulture, $"{Book}/{Sku}/{Index}/{tier}");

    /// <summary>Whether the row holds at <paramref name="at"/>.</summary>
    public bool Holds(DateTimeOffset at) => ValidFrom <= at && (ValidTo is not { } end || at < end);
}
