using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A tenant as it is declared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, where one is given.</param>
/// <param name="Kind"><c>institution agency enterprise association</c>.</param>
/// <param name="Head">Who heads it: a person's id.</param>
/// <param name="ItHead">Who heads its information technology.</param>
/// <param name="Dpo">Its data-protection officer.</param>
public sealed record TenantView(TenantId Id, LocalizedName? Name, string Kind, string? Head, string? ItHead, string? Dpo)
{
    /// <summary>Reads the body of a declared Tenant.</summary>
    public static TenantView Read(JsonElement body) => new(
        body.Tenant("id"), body.Nested("name", LocalizedName.Read), body.Text("kind"), body.TextOrNull("head"),
        body.TextOrNull("itHead"), body.TextOrNull("dpo"));
}
