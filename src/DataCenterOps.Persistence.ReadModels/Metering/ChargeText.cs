using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>The decimals of a row of <c>charge</c> as their texts.</summary>
internal sealed record ChargeText
{
    /// <summary>The columns, in order, as text on both databases.</summary>
    public const string Columns =
        """
        CAST(quantity AS text) AS "Quantity", CAST(list_price AS text) AS "ListPrice", CAST(price AS text) AS "Price",
        CAST(list_amount AS text) AS "ListAmount", CAST(amount AS text) AS "Amount"
        """;

    public string Quantity { get; init; } = "";

    public string ListPrice { get; init; } = "";

    public string Price { get; init; } = "";

    public string ListAmount { get; init; } = "";

    public string Amount { get; init; } = "";

    /// <summary>The charge with them.</summary>
    public ChargeLine Into(ChargeLine charge) => charge with
    {
        Quantity = Read(Quantity),
        ListPrice = Read(ListPrice),
        Price = Read(Price),
        ListAmount = Read(ListAmount),
        Amount = Read(Amount),
    };

    private static Amount Read(string text) => Domain.Metering.Amount.Parse(SqlDecimal.Canonical(text));
}
