namespace DataCenterOps.Grains.Access;

/// <summary>A secret for an authenticator application, until a code of it has come back.</summary>
/// <param name="Secret">As people type it.</param>
/// <param name="Address">As applications open it.</param>
/// <param name="Sealed">What the form brings back: the secret, encrypted, for this session and a short time.</param>
public sealed record CodeOffer(string Secret, string Address, string Sealed);
