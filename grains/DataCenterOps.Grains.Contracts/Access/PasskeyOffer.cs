namespace DataCenterOps.Grains.Access;

/// <summary>What a page hands to the browser so that it asks a device.</summary>
/// <param name="Options">Options of WebAuthn, as JSON.</param>
/// <param name="Sealed">What the form brings back: the challenge, encrypted, for a short time.</param>
public sealed record PasskeyOffer(string Options, string Sealed);
