namespace DataCenterOps.Grains.Access;

/// <summary>Ways into the console that depend on the configuration.</summary>
/// <param name="Issuer">Whether an issuer of OpenID Connect is configured.</param>
public sealed record SignInWays(bool Issuer);
