using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Asks for an API token.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="Name">What it is for, in the creator's words; 1 to 80 characters.</param>
/// <param name="Subject">The service identity that acts with it.</param>
/// <param name="Scope">Whose things.</param>
/// <param name="Roles">What for; at least one.</param>
/// <param name="SecretSha256">SHA-256 of the secret, lower-case hexadecimal.</param>
/// <param name="ExpiresAt">When it ends; at most a year away.</param>
[GenerateSerializer, Immutable, Alias("dcops.CreateToken")]
public sealed record CreateToken(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Name,
    [property: Id(2)] string Subject,
    [property: Id(3)] TenantScope Scope,
    [property: Id(4)] ImmutableArray<Role> Roles,
    [property: Id(5)] string SecretSha256,
    [property: Id(6)] DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// The human being whom the token belongs to, who then counts as a person with it; absent for programs. Only that
    /// person, or the identity that sets the platform up, may ask for it.
    /// </summary>
    [Id(7)] public string? Person { get; init; }

    /// <summary>The networks that it may be used from; absent for everywhere.</summary>
    [Id(8)] public ImmutableArray<SourceNetwork>? Networks { get; init; }

    /// <summary>The operations that it may do of those that its roles allow; absent for all of them.</summary>
    [Id(9)] public ImmutableArray<string>? Operations { get; init; }
}
