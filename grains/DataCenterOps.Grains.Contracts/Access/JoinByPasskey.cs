using System.Collections.Immutable;

namespace DataCenterOps.Grains.Access;

/// <summary>What somebody chooses who comes in for the first time with a device instead of a password.</summary>
/// <param name="Login">The name that recovery asks for, in its one form.</param>
/// <param name="Name">How the console addresses them.</param>
/// <param name="Passkey">What the device has made.</param>
/// <param name="RecoverySha256">Hashes of the recovery codes.</param>
[GenerateSerializer, Immutable, Alias("dcops.JoinByPasskey")]
public sealed record JoinByPasskey(
    [property: Id(0)] string Login,
    [property: Id(1)] string Name,
    [property: Id(2)] PersonPasskey Passkey,
    [property: Id(3)] ImmutableArray<string> RecoverySha256);
