using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;

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

    public string? Operations { get; init; }

    public string? Networks { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public Identity ToIdentity()
    {
        var scope = Tenant == "*" ? TenantScope.All : TenantId.TryParse(Tenant, out var tenant) ? TenantScope.Of(tenant) : default;
        var roles = Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse);
        return new Identity(Subject, scope, [.. roles], ExpiresAt, Id) { Person = Person, Operations = TokenBounds.ReadOperations(Operations) };
    }
}
