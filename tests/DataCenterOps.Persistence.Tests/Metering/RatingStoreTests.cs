using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

public sealed class RatingStoreTests(Databases databases)
{
    // The civil days of Algeria begin at 23:00 in UTC.
    private const string Day1 = "2026-09-30T23:00:00Z";
    private const string Day2 = "2026-10-01T23:00:00Z";
    private const string Day3 = "2026-10-02T23:00:00Z";
    private const string Noon = "2026-10-03T11:00:00Z";
    private static readonly string[] Tables = ["charge", "cost_sum", "cost_charged", "rating_problem"];

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // 3.000000007 cores over 24 h are 72.000000168 core-hours, over 12 h 36.000000084. At 2.150000001 a core-hour:
    // 2 * (72.000000168 * 2.150000001) + 36.000000084 * 2.150000001 = 180.00000042 * 2.150000001 = 387.00000108300000042.
    // A double would show 387.000001083.
    [Theory, MemberData(nameof(Both))]
    public async Task Price_times_quantity_times_hours_is_exact_to_the_last_decimal(string engine)
    {
        await using var silo = await StartAsync(engine, "3.000000007", "2.150000001");
        Assert.Equal(3, await Rating.BookAsync(silo, "cnas", Day1, Noon));
        var costs = silo.Get<CostQueries>();
        var cost = Assert.Single(await costs.TenantAsync(TenantScope.All, "cnas", Usage.Time(Noon), Cancel));
        Assert.Equal(("387.00000108300000042", "77.400000216600000084", "DZD"), (cost.Month.ToString(), cost.Today.ToString(), cost.Currency));
        var system = Assert.Single(await costs.SystemAsync(TenantScope.All, "cnas-claims", Usage.Time(Noon), Cancel));
        Assert.Equal(cost.Month, system.Month);
        var days = await costs.DaysAsync(TenantScope.All, "cnas", null, new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), Cancel);
        Assert.Equal(
            ["154.800000433200000168", "154.800000433200000168", "77.400000216600000084"], days.Select(day => day.Amount.ToString()), StringComparer.Ordinal);
        var part = Assert.Single(await costs.PartsAsync(TenantScope.All, "cnas", null, new DateOnly(2026, 10, 3), Cancel));
        Assert.Equal(("compute", "vm.vcpu", cost.Month), (part.Pool, part.Sku, part.Amount));
        Assert.Equal(cost.Month, Assert.Single(await costs.ChargedAsync(TenantScope.All, Cancel)).Amount);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rating_again_changes_nothing(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Rating.BookAsync(silo, "cnas", Day1, Noon);
        var before = await ReadAsync(silo);
        Assert.Equal(0, await Rating.BookAsync(silo, "cnas", Day1, Noon));
        Assert.Equal(0, await Rating.BookAsync(silo, "cnas", Day2, Day3));
        Assert.Equal(before, await ReadAsync(silo));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_goes_on_after_a_crash_between_two_steps_books_the_same(string engine)
    {
        await using var whole = await StartAsync(engine);
        await Rating.BookAsync(whole, "cnas", Day1, Noon);
        var options = await databases.CreateAsync(engine);
        await using (var first = await StartAsync(options))
        {
            await Rating.BookAsync(first, "cnas", Day1, Day2);
        }

        await using var second = new Silo(options);
        var progress = Assert.Single((await second.Get<RatingStore>().ReadAsync("cnas", Cancel)).Progress);
        Assert.Equal(Usage.Time(Day2), progress.RatedUntil);
        await Rating.BookAsync(second, "cnas", Day2, Noon);
        Assert.Equal(await SumsAsync(whole), await SumsAsync(second));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_that_rate_the_same_hours_the_second_writes_nothing(string engine)
    {
        await using var silo = await StartAsync(engine);
        var (one, other) = (await Rating.StepAsync(silo, "cnas", Day1, Noon), await Rating.StepAsync(silo, "cnas", Day1, Noon));
        await silo.Get<RatingStore>().BookAsync(one, Cancel);
        var before = await ReadAsync(silo);
        await Assert.ThrowsAsync<RowsExpectedException>(() => silo.Get<RatingStore>().BookAsync(other, Cancel));
        await Assert.ThrowsAsync<RowsExpectedException>(
            () => silo.Get<RatingStore>().BookAsync(other with { Version = 7, From = one.Until, Until = one.Until.AddHours(1) }, Cancel));
        Assert.Equal(before, await ReadAsync(silo));
    }

    // 16 cores from 08:00 on; before, the 4 that are declared. From 23:00 to 08:00 there are 9 h, then 3 h to noon.
    [Theory, MemberData(nameof(Both))]
    public async Task Late_usage_reverses_what_stands_and_books_what_is_right(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Rating.BookAsync(silo, "cnas", Day3, Noon);
        Assert.Equal("96", await MonthAsync(silo, Noon));
        await Usage.ReceiveAsync(silo, Noon, Usage.Event("a", "2026-10-03T08:00:00Z"));
        Assert.Equal(3, await Rating.BookAsync(silo, "cnas", Day3, Noon));

        // (9 * 4 + 3 * 16) * 2
        Assert.Equal("168", await MonthAsync(silo, Noon));
        Assert.Single(await silo.RowsAsync("charge WHERE reverses IS NOT NULL"));
        Assert.Equal(0, await Rating.BookAsync(silo, "cnas", Day3, Noon));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_late_for_a_closed_month_is_a_correction_in_the_open_one(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Rating.BookAsync(silo, "cnas", Day1, "2026-10-31T23:00:00Z", "2026-11-01T00:00:00Z");

        // 31 days of 24 h, 4 cores, at 2.
        Assert.Equal("5952", await MonthAsync(silo, "2026-10-31T22:00:00Z"));
        await Usage.ReceiveAsync(silo, "2026-11-10T09:00:00Z", Usage.Event("a", "2026-10-31T22:00:00Z", "16"));
        await Rating.BookAsync(silo, "cnas", "2026-10-30T23:00:00Z", "2026-10-31T23:00:00Z", "2026-11-10T09:30:00Z");
        Assert.Equal("5952", await MonthAsync(silo, "2026-10-31T22:00:00Z"));

        // One hour of 12 cores more, at 2.
        Assert.Equal("24", await MonthAsync(silo, "2026-11-10T09:30:00Z"));
        Assert.Equal(3, (await silo.RowsAsync("charge WHERE billing_month = '2026-11'")).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_price_that_changes_cuts_at_its_hour(string engine)
    {
        await using var silo = await StartAsync(engine);
        await DeclaredMetering.TariffAsync(silo, "T2026.2", "3", "2026-10-03T09:00:00Z", "2026-10-01T09:00:00Z");
        await Rating.BookAsync(silo, "cnas", Day3, Noon);

        // 4 cores: 10 h at 2, then 2 h at 3.
        Assert.Equal("104", await MonthAsync(silo, Noon));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Usage_without_a_price_is_a_problem_and_never_costs_zero(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", Day1, "4");
        await DeclaredMetering.TariffAsync(silo, "T2026.1", "2", Day2, Day1);
        await Rating.BookAsync(silo, "cnas", Day1, Day2);
        await Rating.BookAsync(silo, "cnas", Day2, Noon);
        var problem = Assert.Single(await silo.RowsAsync("rating_problem"));
        Assert.Contains("cnas|vm_vcpu|cnas-claims|vm-1|metering.no_price|vm.vcpu", problem, StringComparison.Ordinal);
        Assert.Equal(2, (await silo.RowsAsync("charge")).Count);

        // A price for those hours ends the problem.
        await DeclaredMetering.TariffAsync(silo, "T2026.2", "2", Day1, Day2);
        await Rating.BookAsync(silo, "cnas", Day1, Day2);
        Assert.Empty(await silo.RowsAsync("rating_problem"));
        Assert.Equal("480", await MonthAsync(silo, Noon));
    }

    private static async Task<string> MonthAsync(Silo silo, string at) => Assert.Single(
        await silo.Get<CostQueries>().TenantAsync(TenantScope.All, "cnas", Usage.Time(at), Cancel)).Month.ToString();

    private static async Task<string[]> ReadAsync(Silo silo)
    {
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            rows.AddRange(await silo.RowsAsync(table));
        }

        return [.. rows];
    }

    private static async Task<string[]> SumsAsync(Silo silo) =>
        [.. await silo.RowsAsync("cost_sum"), .. await silo.RowsAsync("cost_charged")];

    private async Task<Silo> StartAsync(string engine, string quantity = "4", string price = "2") =>
        await StartAsync(await databases.CreateAsync(engine), quantity, price);

    private static async Task<Silo> StartAsync(StorageOptions options, string quantity = "4", string price = "2")
    {
        var silo = new Silo(options);
        await DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", Day1, quantity);
        await DeclaredMetering.TariffAsync(silo, "T2026.1", price, Day1, Day1);
        return silo;
    }
}
