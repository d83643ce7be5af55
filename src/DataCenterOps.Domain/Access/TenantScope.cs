using DataCenterOps.Domain.Estate;
using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Whose things a caller may see: one tenant's, or everyone's. Every query over read models takes one, so that no
/// endpoint can forget the filter. <c>default</c> sees nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.TenantScope")]
public readonly record struct TenantScope
{
    private TenantScope(bool all, TenantId? tenant) => (IsAll, Tenant) = (all, tenant);

    /// <summary>Everyone's things.</summary>
    public static TenantScope All { get; } = new(all: true, tenant: null);

    /// <summary>Whether everyone's things may be seen.</summary>
    [Id(0)] public bool IsAll { get; }

    /// <summary>The one tenant whose things may be seen; absent for all and for nobody.</summary>
    [Id(1)] public TenantId? Tenant { get; }

    /// <summary>One tenant's things.</summary>
    public static TenantScope Of(TenantId tenant) => new(all: false, tenant);

    /// <summary>Reads what <see cref="ToString"/> writes: <c>*</c> or a tenant.</summary>
    public static bool TryParse(string? text, out TenantScope scope)
    {
        scope = text == "*" ? All : TenantId.TryParse(text, out var tenant) ? Of(tenant) : default;
        return scope != default;
    }

    /// <summary>Whether things of <paramref name="tenant"/> are inside.</summary>
    public bool Covers(TenantId tenant) => IsAll || (Tenant is { } own && own == tenant);

    /// <inheritdoc/>
    public override string ToString() => IsAll ? "*" : Tenant?.Value ?? "";
}
