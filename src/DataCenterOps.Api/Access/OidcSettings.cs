using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Issuers;

namespace DataCenterOps.Api.Access;

/// <summary>The issuer of OpenID Connect that people may come from.</summary>
/// <param name="Issuer">Its address, as it stands in its tokens.</param>
/// <param name="ClientId">This program's name there.</param>
/// <param name="ClientSecret">What it proves itself with; absent for a public client.</param>
/// <param name="Rules">From claims to roles and tenant.</param>
public sealed record OidcSettings(string Issuer, string ClientId, string? ClientSecret, IssuerRules Rules)
{
    /// <summary>The claim that roles are mapped from.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim that a tenant is taken from where a row says so.</summary>
    public string TenantClaim { get; init; } = "tenant";

    /// <summary>The claim that says how somebody is called.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>What is asked of the issuer besides <c>openid</c>.</summary>
    public ImmutableArray<string> Scopes { get; init; } = ["profile"];

    /// <summary>How strongly somebody is to be asked who they are, in the issuer's words; absent for as it likes.</summary>
    public string? AcrValues { get; init; }
}
