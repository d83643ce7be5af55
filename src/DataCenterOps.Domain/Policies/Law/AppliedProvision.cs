namespace DataCenterOps.Domain.Policies.Law;

/// <summary>Which version of a provision stood in the register when something was decided.</summary>
/// <param name="Id">The provision, as in <c>dz-18-07-44-1</c>.</param>
/// <param name="Version">Its version in the register, from 1; the text of the pack itself has none.</param>
public sealed record AppliedProvision(string Id, int Version);
