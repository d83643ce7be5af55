using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>Who a credential belongs to.</summary>
/// <param name="Subject">The name that the ledger will carry as actor.</param>
/// <param name="Scope">Whose things.</param>
/// <param name="Roles">What for.</param>
/// <param name="ExpiresAt">When the credential ends; absent for a link.</param>
/// <param name="TokenId">The token's id, absent for a link.</param>
[GenerateSerializer, Immutable, Alias("dcops.Identity")]
public sealed record Identity(
    [property: Id(0)] string Subject,
    [property: Id(1)] TenantScope Scope,
    [property: Id(2)] ImmutableArray<Role> Roles,
    [property: Id(3)] DateTimeOffset? ExpiresAt,
    [property: Id(4)] string? TokenId)
{
    /// <summary>The human being whom the credential belongs to; absent for programs and for the set-up identity.</summary>
    [Id(5)] public string? Person { get; init; }

    /// <summary>The operations that the credential is bound to; absent for no such bound.</summary>
    [Id(6)] public ImmutableArray<string>? Operations { get; init; }

    /// <summary>The subject, and the token's id, of whoever sets the platform up: it holds every role until it is revoked.</summary>
    public const string SetUp = "bootstrap";
}
