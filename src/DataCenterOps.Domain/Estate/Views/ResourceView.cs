using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A server, volume or other thing of a system that is provisioned and metered.</summary>
/// <param name="Id">Unique in its system.</param>
/// <param name="SiteId">Where it runs.</param>
/// <param name="Since">It is metered from this moment.</param>
/// <param name="Quantities">How much of each meter it holds.</param>
public sealed record ResourceView(
    string Id, string SiteId, DateTimeOffset Since, ImmutableSortedDictionary<string, decimal> Quantities)
{
    /// <summary>Reads an item of <c>resources</c>.</summary>
    public static ResourceView Read(JsonElement resource) => new(
        resource.Text("id"), resource.Text("siteId"), resource.Time("since"),
        resource.GetProperty("quantities").EnumerateObject().ToImmutableSortedDictionary(
            entry => entry.Name, entry => FieldReading.ToDecimal(entry.Value), StringComparer.Ordinal));
}
