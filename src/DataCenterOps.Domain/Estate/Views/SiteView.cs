using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A site as it is declared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, where one is given.</param>
/// <param name="Jurisdiction">The law that applies there.</param>
/// <param name="National">Whether it is a national data centre.</param>
/// <param name="Latitude">Degrees, 4 decimals.</param>
/// <param name="Longitude">Degrees, 4 decimals.</param>
/// <param name="ClassificationCeiling">The highest level of data that may lie there.</param>
/// <param name="OperatorVendor">Who operates it; absent for the platform itself.</param>
/// <param name="ProbeRanges">Ranges of private addresses that probes of the site may ask.</param>
public sealed record SiteView(
    string Id,
    LocalizedName? Name,
    string Jurisdiction,
    bool National,
    decimal Latitude,
    decimal Longitude,
    string ClassificationCeiling,
    string? OperatorVendor,
    ImmutableArray<string> ProbeRanges)
{
    /// <summary>Reads the body of a declared Site.</summary>
    public static SiteView Read(JsonElement body)
    {
        var coordinates = body.GetProperty("coordinates");
        return new SiteView(
            body.Text("id"), body.Nested("name", LocalizedName.Read), body.Text("jurisdiction"), body.Flag("national"),
            coordinates.Decimal("lat"), coordinates.Decimal("lon"), body.Text("classificationCeiling"),
            body.TextOrNull("operatorVendor"), body.Texts("probeRanges"));
    }
}
