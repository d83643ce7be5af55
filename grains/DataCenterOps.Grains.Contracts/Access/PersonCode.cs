using System.Collections.Immutable;

namespace DataCenterOps.Grains.Access;

/// <summary>An authenticator that has proven itself, and the codes for the day when it is lost.</summary>
/// <param name="ProtectedSecret">Its secret, encrypted by the edge.</param>
/// <param name="Step">The step whose code has proven it: that code is used up.</param>
/// <param name="RecoverySha256">Hashes of the recovery codes.</param>
[GenerateSerializer, Immutable, Alias("dcops.PersonCode")]
public sealed record PersonCode(
    [property: Id(0)] string ProtectedSecret,
    [property: Id(1)] long Step,
    [property: Id(2)] ImmutableArray<string> RecoverySha256);
