using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;
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

    [Theory, MemberData(nameof(Both))]
    public async Task Systems_are_added_up_over_full_days_in_one_currency(string engine)
    {
        await using var silo = await StartAsync(engine);
        var (costs, later) = (silo.Get<CostQueries>(), Usage.Time(Now).AddDays(1));
        Task<IReadOnlyDictionary<string, Amount>> Of(string currency, DateTimeOffset at, params string[] systems) =>
            costs.OfSystemsAsync(systems, currency, 30, at, Cancel);

        var found = await Of("DZD", later, "cnas-claims", "casnos-claims", "unknown");
        Assert.Equal(["casnos-claims 240", "cnas-claims 96"], found.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal), StringComparer.Ordinal);

        // A day that is not over, one too long ago, other money, and nobody.
        Assert.Empty(await Of("DZD", Usage.Time(Now), "cnas-claims"));
        Assert.Empty(await Of("DZD", later.AddDays(30), "cnas-claims"));
        Assert.Empty(await Of("EUR", later, "cnas-claims"));
        Assert.Empty(await Of("DZD", later));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_not_priced_is_shown_to_its_tenant_alone_until_the_next_run(string engine)
    {
        await using var silo = await StartAsync(engine);
        var (rating, costs, now) = (silo.Get<RatingStore>(), silo.Get<CostQueries>(), Usage.Time(Now));
        var problem = new RatingProblem
        {
            Code = StandingProblems.MeterUnknown, Tenant = "cnas", System = "cnas-claims", Resource = "", Meter = "lost", Sku = "",
            From = now.AddHours(-1), Until = now,
        };
        await rating.FinishAsync("cnas", now, now, [problem], Cancel);
        await rating.FinishAsync("casnos", now, now, [problem with { Tenant = "casnos" }], Cancel);
        var row = Assert.Single(await costs.ProblemsAsync(Scope("cnas"), "cnas", Cancel));
        Assert.Equal((problem.Code, "lost", "cnas-claims", problem.From, now), (row.Code, row.Meter, row.System, row.FromAt, row.UntilAt));
        Assert.Empty(await costs.ProblemsAsync(Scope("cnas"), "casnos", Cancel));

        // A step of the same meter leaves it alone, the next run says anew what stands.
        await Rating.BookAsync(silo, "cnas", Now, "2026-10-01T12:00:00Z");
        await rating.FinishAsync("cnas", now, now, [problem with { Meter = "vm_vcpu" }], Cancel);
        await Rating.BookAsync(silo, "cnas", "2026-10-01T12:00:00Z", "2026-10-01T13:00:00Z");
        Assert.Equal("vm_vcpu", Assert.Single(await costs.ProblemsAsync(TenantScope.All, "cnas", Cancel)).Meter);
        await rating.FinishAsync("cnas", now, now, [], Cancel);
        Assert.Empty(await costs.ProblemsAsync(TenantScope.All, "cnas", Cancel));
        Assert.Equal(now, Assert.Single(await costs.TenantAsync(TenantScope.All, "cnas", now, Cancel)).RatedUntil);
    }

    internal static TenantScope Scope(string tenant) =>
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
