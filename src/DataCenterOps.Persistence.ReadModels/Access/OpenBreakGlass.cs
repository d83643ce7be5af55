using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>What a decision needs to know of a break-glass that nobody has ended.</summary>
internal sealed record OpenBreakGlass
{
    public required string Id { get; init; }

    public string? Tenant { get; init; }

    public string? System { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset UntilAt { get; init; }

    public BreakGlassTime Time =>
        new(Id, new BreakGlassScope(TenantId.TryParse(Tenant, out var tenant) ? tenant : null, System), BegunAt, UntilAt);
}
