using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Issuers;

/// <summary>What an issuer of OpenID Connect says of somebody, once its signature was verified.</summary>
/// <param name="Subject">The issuer's name for them, which is never given to somebody else.</param>
/// <param name="Name">How they are called; absent where the issuer does not say.</param>
/// <param name="Roles">Values of the claim that roles are mapped from.</param>
/// <param name="Tenants">Values of the claim that a tenant may be taken from.</param>
/// <param name="Factors">Values of <c>amr</c> and <c>acr</c>: how they have proven who they are.</param>
public sealed record IssuerClaims(
    string Subject, string? Name, ImmutableArray<string> Roles, ImmutableArray<string> Tenants, ImmutableArray<string> Factors);
