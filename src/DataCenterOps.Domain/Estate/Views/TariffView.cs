using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A tariff book as it is declared.</summary>
/// <param name="Id">As in <c>T2026.3</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PublishedAt">From when it was known.</param>
/// <param name="Rows">Its prices.</param>
public sealed record TariffView(string Id, string Currency, DateTimeOffset PublishedAt, ImmutableArray<TariffRow> Rows)
{
    /// <summary>Reads the body of a declared Tariff.</summary>
    public static TariffView Read(JsonElement body) => new(
        body.Text("id"), body.Text("currency"), body.Time("publishedAt"), body.List("rows", TariffRow.Read));
}
