using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>One price of a tariff book as it is declared.</summary>
/// <param name="Sku">Its name, as in <c>vm.vcpu</c>.</param>
/// <param name="Meter">What it prices.</param>
/// <param name="Unit">Of the price.</param>
/// <param name="Pool">The cost pool that it pays into.</param>
/// <param name="Model"><c>unit graduated flat reserved</c>.</param>
/// <param name="List">The list price.</param>
/// <param name="Contracted">The price that is charged; the list price when absent.</param>
/// <param name="Tiers">The steps of a graduated price.</param>
/// <param name="Tenant">For whom: a tenant or <c>*</c>.</param>
/// <param name="Criticality">For which criticality, or <c>*</c>.</param>
/// <param name="Zone">For which zone, as in <c>DZ-*</c>.</param>
/// <param name="ValidFrom">The first moment it holds.</param>
/// <param name="ValidTo">The first moment it does not; absent while it holds.</param>
/// <param name="LegalRef">The decision that it rests on.</param>
public sealed record TariffRow(
    string Sku,
    string Meter,
    string Unit,
    string Pool,
    string Model,
    decimal? List,
    decimal? Contracted,
    ImmutableArray<TariffTier> Tiers,
    string Tenant,
    string Criticality,
    string Zone,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidTo,
    string? LegalRef)
{
    private const string Everyone = "*";

    /// <summary>Reads an item of <c>rows</c>.</summary>
    public static TariffRow Read(JsonElement row)
    {
        var selector = row.TryGetProperty("selector", out var given) ? given : default(JsonElement?);
        return new TariffRow(
            row.Text("sku"), row.Text("meter"), row.Text("unit"), row.Text("pool"), row.Text("model"),
            row.DecimalOrNull("list"), row.DecimalOrNull("contracted"), row.List("tiers", TariffTier.Read),
            selector?.TextOrNull("tenant") ?? Everyone, selector?.TextOrNull("criticality") ?? Everyone,
            selector?.TextOrNull("zone") ?? Everyone, row.Time("validFrom"), row.TimeOrNull("validTo"), row.TextOrNull("legalRef"));
    }
}
