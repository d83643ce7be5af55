using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

public sealed class CostQueriesTests(Databases databases)
{
    private const string Start = "2026-09-30T23:00:00Z";
    private const string Now = "2026-10-01T11:00:00Z";
    private static readonly DateOnly Day = new(2026, 10, 1);

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Another_tenant_s_cost_does_not_exist(string engine)
    {
        await using var silo = await StartAsync(engine);
        var (costs, now, own) = (silo.Get<CostQueries>(), Usage.Time(Now), Scope("cnas"));
        Assert.Equal("cnas", Assert.Single(await costs.TenantsAsync(own, now, Cancel)).Tenant);
        Assert.Equal("cnas", Assert.Single(await costs.ChargedAsync(own, Cancel)).Tenant);
        Assert.Empty(await costs.TenantAsync(own, "casnos", now, Cancel));
        Assert.Empty(await costs.SystemsAsync(own, "casnos", now, Cancel));
        Assert.Empty(await costs.SystemAsync(own, "casnos-claims", now, Cancel));
        Assert.Empty(await costs.DaysAsync(own, "casnos", null, Day, Day.AddDays(1), Cancel));
        Assert.Empty(await costs.PartsAsync(own, "casnos", null, Day, Cancel));
        Assert.Empty(await costs.TenantsAsync(Scope("cnr"), now, Cancel));
    }

    // 12 h of 4 cores and of 10 cores, at 2.
    [Theory, MemberData(nameof(Both))]
    public async Task Who_sees_all_tenants_sees_each_with_its_own_cost(string engine)
    {
        await using var silo = await StartAsync(engine);
        var rows = await silo.Get<CostQueries>().TenantsAsync(TenantScope.All, Usage.Time(Now), Cancel);
        Assert.Equal(["casnos 240", "cnas 96"], rows.Select(row => $"{row.Tenant} {row.Month}"), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.Equal(row.Month, row.Today));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Days_are_bounded_and_in_order(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Rating.BookAsync(silo, "cnas", Now, "2026-10-20T23:00:00Z");
        var costs = silo.Get<CostQueries>();
        var days = await costs.DaysAsync(TenantScope.All, "cnas", "cnas-claims", Day, Day.AddYears(10), Cancel);
        Assert.Equal(20, days.Length);
        Assert.Equal(days.Select(day => day.Day).Order(), days.Select(day => day.Day));
        Assert.Equal(2, (await costs.DaysAsync(TenantScope.All, "cnas", null, Day, Day.AddDays(2), Cancel)).Length);
        Assert.Empty(await costs.DaysAsync(TenantScope.All, "cnas", "casnos-claims", Day, Day.AddDays(2), Cancel));
    }

    private static TenantScope Scope(string tenant) =>
        TenantScope.Of(TenantId.TryParse(tenant, out var id) ? id : throw new FormatException(tenant));

    private async Task<Silo> StartAsync(string engine)
    {
        var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", Start, "4");
        await DeclaredMetering.SystemAsync(silo, "casnos", "casnos-claims", Start, "10");
        await DeclaredMetering.TariffAsync(silo, "T2026.1", "2", Start, Start);
        await Rating.BookAsync(silo, "cnas", Start, Now);
        await Rating.BookAsync(silo, "casnos", Start, Now);
        return silo;
    }
}
