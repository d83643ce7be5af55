using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>A row of <c>charge</c> that stands.</summary>
internal sealed record ChargeRow
{
    public string Id { get; init; } = "";

    public string Tenant { get; init; } = "";

    public string System { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Meter { get; init; } = "";

    public string Sku { get; init; } = "";

    public string PriceId { get; init; } = "";

    public string Book { get; init; } = "";

    public string Pool { get; init; } = "";

    public string Currency { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Quality { get; init; } = "";

    public string Site { get; init; } = "";

    public string Zone { get; init; } = "";

    public string Criticality { get; init; } = "";

    public DateTimeOffset FromAt { get; init; }

    public DateTimeOffset UntilAt { get; init; }

    public string Quantity { get; init; } = "";

    public string ListPrice { get; init; } = "";

    public string Price { get; init; } = "";

    public BookedCharge Read() => new(Id, new RatedLine
    {
        Tenant = Tenant,
        System = System,
        Resource = Resource,
        Meter = Meter,
        Sku = Sku,
        PriceId = PriceId,
        Book = Book,
        Pool = Pool,
        Currency = Currency,
        Unit = Unit,
        Quality = UsageQualityCodes.Parse(Quality),
        Site = Site,
        Zone = Zone,
        Criticality = Criticality,
        ListPrice = PriceOf(ListPrice),
        Price = PriceOf(Price),
        From = FromAt,
        Until = UntilAt,
        Quantity = Domain.Metering.Quantity.Of(Amount.Parse(SqlDecimal.Canonical(Quantity)).Value),
    });

    private static Price PriceOf(string text) =>
        Domain.Metering.Price.TryParse(SqlDecimal.Canonical(text), out var price)
            ? price
            : throw new FormatException($"`{text}` is not a price");
}
