namespace DataCenterOps.Grains.Access;

/// <summary>What a form brings back from a device.</summary>
/// <param name="Sealed">The challenge, as the page has sent it.</param>
/// <param name="Credential">The device's answer, as JSON.</param>
/// <param name="Name">What its holder calls the device.</param>
public sealed record PasskeyAnswer(string? Sealed, string? Credential, string? Name);
