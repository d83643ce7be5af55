using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Grains.Tests;

/// <summary>Who calls in tests.</summary>
internal static class Callers
{
    public static Caller Operator { get; } = Of(TenantScope.All, Role.Operator, Role.SecurityOfficer, Role.PlatformAdmin);

    public static Caller Finance { get; } = Of(TenantScope.All, Role.FinanceOfficer);

    public static Caller Program { get; } = Of(TenantScope.All, Role.System);

    /// <summary>Whoever sets the platform up, and acts alone.</summary>
    public static Caller SetUp { get; } = Operator with { Subject = Identity.SetUp };

    public static Caller Reader { get; } = Of(TenantScope.All, Role.Auditor);

    public static Caller Of(TenantScope scope, params ImmutableArray<Role> roles) =>
        new("u-12", scope, roles, "token", TimeProvider.System.GetUtcNow().AddHours(1));

    /// <summary>A human being over all tenants.</summary>
    public static Caller Person(string person, params ImmutableArray<Role> roles) =>
        Of(TenantScope.All, roles) with { Subject = $"u-{person}", Person = person };

    public static TenantScope Tenant(string tenant) =>
        TenantId.TryParse(tenant, out var id) ? TenantScope.Of(id) : throw new FormatException($"`{tenant}` is no tenant's id");
}
