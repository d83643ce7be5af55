using System.Collections.Immutable;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.Access;

/// <summary>A credential as it lies in its table.</summary>
internal sealed record CredentialRow
{
    public required string Id { get; init; }

    public required string Subject { get; init; }

    public required string Tenant { get; init; }

    public required string Roles { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? Person { get; init; }

    /// <summary>The roles of the person's account, if there is one and they bound the credential.</summary>
    public string? AccountRoles { get; init; }

    public string? AccountTenant { get; init; }

    public string? Operations { get; init; }

    public string? Networks { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public Identity ToIdentity()
    {
        var identity = new Identity(Subject, Scope(Tenant), Parse(Roles), ExpiresAt, Id) { Person = Person, Operations = TokenBounds.ReadOperations(Operations) };
        return AccountRoles is null ? identity : PersonalTokens.Cut(identity, Parse(AccountRoles), Scope(AccountTenant));
    }

    private static TenantScope Scope(string? tenant) => TenantScope.TryParse(tenant, out var scope) ? scope : default;

    private static ImmutableArray<Role> Parse(string roles) => [.. roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)];
}
