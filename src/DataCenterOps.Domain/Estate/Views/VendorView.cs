using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A vendor as it is declared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IncorporatedIn">Under whose law it was founded.</param>
/// <param name="ControlJurisdictions">Whose authorities can compel it.</param>
/// <param name="UltimateOwners">Who owns it; ids of vendors where they are declared.</param>
/// <param name="Provides">What it sells us.</param>
/// <param name="PrivilegedAccess">Whether its people can operate what they sold.</param>
/// <param name="Sites">The sites that it runs or reaches.</param>
public sealed record VendorView(
    string Id,
    string IncorporatedIn,
    ImmutableArray<string> ControlJurisdictions,
    ImmutableArray<string> UltimateOwners,
    ImmutableArray<string> Provides,
    bool PrivilegedAccess,
    ImmutableArray<string> Sites)
{
    /// <summary>Reads the body of a declared Vendor.</summary>
    public static VendorView Read(JsonElement body) => new(
        body.Text("id"), body.Text("incorporatedIn"), body.Texts("controlJurisdictions"), body.Texts("ultimateOwners"),
        body.Texts("provides"), body.Flag("privilegedAccess"), body.Texts("sites"));
}
