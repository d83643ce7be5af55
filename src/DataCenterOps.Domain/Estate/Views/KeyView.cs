using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A key as it is declared.</summary>
/// <param name="Id"><c>tenant/key</c>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Level"><c>data tenant root</c>.</param>
/// <param name="Type">Its algorithm, as in <c>xaes256-gcm</c>.</param>
/// <param name="Custodian"><c>state tenant vendor</c>.</param>
/// <param name="Backend"><c>hsm pkcs11 software external</c>.</param>
/// <param name="BackendJurisdiction">Where its material lies.</param>
/// <param name="State">As in <c>active</c>.</param>
/// <param name="ActivatedAt">Since when it protects data; absent when unknown.</param>
/// <param name="Quorum">How many of its custodians are needed; absent when none are.</param>
/// <param name="Custodians">Who holds shares: ids of persons.</param>
/// <param name="SystemAdmins">Who administers the systems it lies on.</param>
public sealed record KeyView(
    string Id,
    TenantId Tenant,
    string Level,
    string Type,
    string Custodian,
    string Backend,
    string BackendJurisdiction,
    string State,
    DateTimeOffset? ActivatedAt,
    int? Quorum,
    ImmutableArray<string> Custodians,
    ImmutableArray<string> SystemAdmins)
{
    /// <summary>Reads the body of a declared Key.</summary>
    public static KeyView Read(JsonElement body) => new(
        body.Text("id"), body.Tenant("tenant"), body.Text("level"), body.Text("type"), body.Text("custodian"),
        body.Text("backend"), body.Text("backendJurisdiction"), body.Text("state"), body.TimeOrNull("activatedAt"),
        body.WholeOrNull("quorum"), body.Texts("custodians"), body.Texts("systemAdmins"));
}
