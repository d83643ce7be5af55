using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

public sealed class ChargeQueriesTests(Databases databases)
{
    private const string Start = "2026-09-30T23:00:00Z";
    private const string Now = "2026-10-20T11:00:00Z";

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Two tenants, 20 civil days each.
    [Theory, MemberData(nameof(Both))]
    public async Task Pages_hold_every_charge_once_in_the_order_of_usage(string engine)
    {
        await using var silo = await StartAsync(engine);
        var charges = silo.Get<ChargeQueries>();
        var whole = (await charges.ListAsync(TenantScope.All, ChargeFilter.None, 500, null, Cancel)).Items;
        Assert.Equal(40, whole.Length);
        Assert.Equal(whole.OrderBy(row => row.FromAt).ThenBy(row => row.Id, StringComparer.Ordinal), whole);
        var paged = new List<ChargeLine>();
        string? after = null;
        do
        {
            var page = await charges.ListAsync(TenantScope.All, ChargeFilter.None, 7, after, Cancel);
            Assert.True(page.Items.Length <= 7);
            paged.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(whole, paged);
        Assert.Equal(whole, (await charges.ListAsync(TenantScope.All, ChargeFilter.None, 500, "bm90LWEtY3Vyc29y", Cancel)).Items);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_charge_has_its_price_and_quantity_and_is_their_product(string engine)
    {
        await using var silo = await StartAsync(engine);
        var filter = new ChargeFilter { Tenant = "cnas", System = "cnas-claims", Month = "2026-10" };
        var charges = silo.Get<ChargeQueries>();
        var row = (await charges.ListAsync(TenantScope.All, filter, 1, null, Cancel)).Items[0];
        Assert.Equal(("72.000000168", "2.150000001", "154.800000433200000168"), (row.Quantity.ToString(), row.Price.ToString(), row.Amount.ToString()));
        Assert.Equal(("T2026.1", "Core-Hours", "compute", "declared"), (row.Book, row.Unit, row.Pool, row.Quality));
        Assert.Equal((Usage.Time(Start), Usage.Time(Start).AddDays(1)), (row.FromAt, row.UntilAt));
        Assert.Equal(row, await charges.GetAsync(TenantScope.All, row.Id, Cancel));
        Assert.Empty((await charges.ListAsync(TenantScope.All, filter with { Month = "2026-09" }, 1, null, Cancel)).Items);
        Assert.Empty((await charges.ListAsync(TenantScope.All, filter with { System = "casnos-claims" }, 1, null, Cancel)).Items);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_taken_back_names_what_it_takes_back_and_all_of_it_is_the_cost(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Usage.ReceiveAsync(silo, Now, Usage.Event("a", "2026-10-20T08:00:00Z"));
        await Rating.BookAsync(silo, "cnas", "2026-10-19T23:00:00Z", Now);
        var filter = new ChargeFilter { Tenant = "cnas" };
        var rows = (await silo.Get<ChargeQueries>().ListAsync(TenantScope.All, filter, 500, null, Cancel)).Items;
        var reversal = Assert.Single(rows, row => row.Reverses is not null);
        var reversed = Assert.Single(rows, row => row.Id == reversal.Reverses);
        Assert.Equal((Amount.Zero, Amount.Zero), (reversal.Amount + reversed.Amount, reversal.Quantity + reversed.Quantity));
        var cost = Assert.Single(await silo.Get<CostQueries>().TenantAsync(TenantScope.All, "cnas", Usage.Time(Now), Cancel));
        Assert.Equal(cost.Month, rows.Aggregate(Amount.Zero, (sum, row) => sum + row.Amount));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_tenant_s_charges_do_not_exist(string engine)
    {
        await using var silo = await StartAsync(engine);
        var charges = silo.Get<ChargeQueries>();
        var own = await charges.ListAsync(CostQueriesTests.Scope("cnas"), ChargeFilter.None, 500, null, Cancel);
        Assert.Equal(20, own.Items.Length);
        Assert.All(own.Items, row => Assert.Equal("cnas", row.Tenant));
        Assert.Empty((await charges.ListAsync(CostQueriesTests.Scope("cnas"), new ChargeFilter { Tenant = "casnos" }, 9, null, Cancel)).Items);
        Assert.Null(await charges.GetAsync(CostQueriesTests.Scope("casnos"), own.Items[0].Id, Cancel));
    }

    private async Task<Silo> StartAsync(string engine)
    {
        var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", Start, "3.000000007");
        await DeclaredMetering.SystemAsync(silo, "casnos", "casnos-claims", Start, "10");
        await DeclaredMetering.TariffAsync(silo, "T2026.1", "2.150000001", Start, Start);
        await Rating.BookAsync(silo, "cnas", Start, Now);
        await Rating.BookAsync(silo, "casnos", Start, Now);
        return silo;
    }
}
