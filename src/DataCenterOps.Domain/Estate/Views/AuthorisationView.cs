using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A permission of an outside authority as it is recorded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Kind"><c>anpdp-transfer anpdp-treatment arpce-cloud accreditation</c>.</param>
/// <param name="Jurisdictions">Where it permits something.</param>
/// <param name="DataCategories">For which data.</param>
/// <param name="ValidUntil">The first moment without it.</param>
public sealed record AuthorisationView(
    string Id,
    TenantId Tenant,
    string Kind,
    ImmutableArray<string> Jurisdictions,
    ImmutableArray<string> DataCategories,
    DateTimeOffset ValidUntil)
{
    /// <summary>Reads the body of a recorded Authorisation.</summary>
    public static AuthorisationView Read(JsonElement body) => new(
        body.Text("id"), body.Tenant("tenant"), body.Text("kind"), body.Texts("jurisdictions"),
        body.Texts("dataCategories"), body.Time("validUntil"));

    /// <summary>Whether it still holds.</summary>
    public bool InForce(DateTimeOffset now) => now < ValidUntil;
}
