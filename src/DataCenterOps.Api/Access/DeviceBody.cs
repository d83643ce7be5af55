namespace DataCenterOps.Api.Access;

/// <summary>A program asks to be let in.</summary>
/// <param name="Name">What it calls itself, as in <c>dcops on workstation-7</c>.</param>
/// <param name="Sha256">SHA-256 of the secret that it has made.</param>
internal sealed record DeviceBody(string Name, string Sha256);
