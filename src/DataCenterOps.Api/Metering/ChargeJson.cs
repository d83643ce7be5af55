using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Api.Metering;

/// <summary>A charge as JSON: decimals are texts, exact.</summary>
internal static class ChargeJson
{
    public static JsonObject Write(ChargeLine charge) => new()
    {
        ["id"] = charge.Id,
        ["tenant"] = charge.Tenant,
        ["system"] = charge.System,
        ["resource"] = Known(charge.Resource),
        ["meter"] = charge.Meter,
        ["sku"] = charge.Sku,
        ["from"] = Rfc3339.Write(charge.FromAt),
        ["until"] = Rfc3339.Write(charge.UntilAt),
        ["quantity"] = charge.Quantity.ToString(),
        ["unit"] = charge.Unit,
        ["quality"] = charge.Quality,
        ["price"] = charge.Price.ToString(),
        ["amount"] = charge.Amount.ToString(),
        ["listPrice"] = charge.ListPrice.ToString(),
        ["listAmount"] = charge.ListAmount.ToString(),
        ["currency"] = charge.Currency,
        ["pool"] = charge.Pool,
        ["book"] = charge.Book,
        ["priceId"] = charge.PriceId,
        ["site"] = Known(charge.Site),
        ["zone"] = Known(charge.Zone),
        ["criticality"] = Known(charge.Criticality),
        ["billingMonth"] = charge.BillingMonth,
        ["correction"] = charge.IsCorrection,
        ["reverses"] = charge.Reverses,
        ["ratedAt"] = Rfc3339.Write(charge.RatedAt),
    };

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
