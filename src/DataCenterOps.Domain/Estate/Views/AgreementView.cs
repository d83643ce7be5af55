using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A signed text between tenants as it is declared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parties">The tenants; it belongs to the first.</param>
/// <param name="Status"><c>draft signed suspended ended</c>.</param>
/// <param name="ValidFrom">The first moment it holds.</param>
/// <param name="ValidUntil">The first moment it does not hold any more.</param>
/// <param name="DataCategories">What may move.</param>
/// <param name="Purposes">What for.</param>
public sealed record AgreementView(
    string Id,
    ImmutableArray<string> Parties,
    string Status,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil,
    ImmutableArray<string> DataCategories,
    ImmutableArray<string> Purposes)
{
    /// <summary>Reads the body of a declared Agreement.</summary>
    public static AgreementView Read(JsonElement body) => new(
        body.Text("id"), body.Texts("parties"), body.Text("status"), body.Time("validFrom"), body.Time("validUntil"),
        body.Texts("dataCategories"), body.Texts("purposes"));

    /// <summary>Whether it is signed and its time has come and not passed.</summary>
    public bool InForce(DateTimeOffset now) => Status == "signed" && now >= ValidFrom && now < ValidUntil;
}
