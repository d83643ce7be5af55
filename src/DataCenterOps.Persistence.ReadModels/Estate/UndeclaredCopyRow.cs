namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>A copy that a site attests to hold of a system that nobody has declared.</summary>
/// <param name="System">The system's id as the site writes it.</param>
/// <param name="Role">The role that it gives the copy; empty where it says none.</param>
/// <param name="Volumes">How many volumes and backups it is.</param>
/// <param name="TakenAt">When the site looked.</param>
/// <param name="Sha256">SHA-256 of the signed inventory, lower-case hexadecimal.</param>
/// <param name="Signature">The signature in base64.</param>
public sealed record UndeclaredCopyRow(string System, string Role, long Volumes, DateTimeOffset TakenAt, string Sha256, string Signature);
