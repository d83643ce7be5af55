namespace DataCenterOps.Console.Estate;

/// <summary>What the form asks for.</summary>
/// <param name="System">The system.</param>
/// <param name="Role">As in <c>replica</c>.</param>
/// <param name="Site">Where.</param>
/// <param name="Encrypted">Whether it is encrypted at rest.</param>
/// <param name="Version">The version of the system that its reader saw.</param>
public sealed record PlacedCopy(string System, string Role, string Site, bool Encrypted, long Version);
