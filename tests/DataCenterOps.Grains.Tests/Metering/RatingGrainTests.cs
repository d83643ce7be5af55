using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Persistence.ReadModels.Metering;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Metering;

public sealed class RatingGrainTests(Clusters clusters)
{
    // The start of a civil day some days ago: the clock of the grains is the real one.
    private static readonly DateTimeOffset Start = CivilCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Every hour is 3.000000007 core-hours at 2.150000001 each: nothing is rounded, so the whole is their product.
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_declared_costs_price_times_quantity_times_hours_exactly(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "rateexact", "3.000000007", "2.150000001");
        var summary = await RateAsync(cluster, metered);
        var hours = (decimal)(summary.Until - Start).TotalHours;
        Assert.Equal(2.150000001m * 3.000000007m * hours, await CostAsync(cluster, metered));
        Assert.Equal(0, summary.Problems);
        Assert.InRange(summary.Booked, 3, 4);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rating_again_books_nothing_and_a_new_price_books_the_difference(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "rateagain", "4", "2");
        await RateAsync(cluster, metered);
        var again = await RateAsync(cluster, metered);
        Assert.True(again.Booked <= 1, "an hour may have ended meanwhile");
        await metered.TariffAsync(Start.AddDays(1), "3", book: "2");
        var changed = await RateAsync(cluster, metered);
        var hours = (decimal)(changed.Until - Start).TotalHours;
        Assert.Equal((24 * 4 * 2m) + ((hours - 24) * 4 * 3m), await CostAsync(cluster, metered));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_measured_counts_from_its_first_hour_however_late_it_comes(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "ratelate", "4", "2");
        await RateAsync(cluster, metered);
        await UsageGrainTests.SendAsync(cluster, metered.Tenant, metered.Usage("a", Start.AddDays(1), "10"));
        var summary = await RateAsync(cluster, metered);
        var hours = (decimal)(summary.Until - Start).TotalHours;
        Assert.Equal((24 * 4 * 2m) + ((hours - 24) * 10 * 2m), await CostAsync(cluster, metered));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_resource_whose_meter_nobody_declared_is_a_problem_until_somebody_does(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = new Metered(cluster, "ratenometer");
        await metered.ResourceAsync(Start, "4");
        await metered.TariffAsync(Start, "2");
        var summary = await RateAsync(cluster, metered);
        Assert.Equal((0, 1), (summary.Booked, summary.Problems));
        var problem = Assert.Single(await ProblemsAsync(cluster, metered));
        Assert.Equal(
            (StandingProblems.MeterUnknown, metered.System, "vm-1", Start, summary.Until),
            (problem.Code, problem.System, problem.Resource, problem.FromAt, problem.UntilAt));
        await metered.MeterAsync();
        var priced = await RateAsync(cluster, metered);
        Assert.Empty(await ProblemsAsync(cluster, metered));
        Assert.Equal((decimal)(priced.Until - Start).TotalHours * 4 * 2, await CostAsync(cluster, metered));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_book_with_errors_is_a_problem_beside_what_other_books_price(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "rateunread", "4", "2");
        await metered.TariffAsync(Start.AddDays(1), "3", book: "2", rows: 2);
        var summary = await RateAsync(cluster, metered);
        var problem = Assert.Single(await ProblemsAsync(cluster, metered));
        Assert.Equal((StandingProblems.TariffUnreadable, "", Start.AddDays(1)), (problem.Code, problem.System, problem.FromAt));
        Assert.Equal((decimal)(summary.Until - Start).TotalHours * 4 * 2, await CostAsync(cluster, metered));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_in_quarantine_is_a_problem_and_is_charged_to_nobody(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "ratemisfit", "4", "2");
        await UsageGrainTests.SendAsync(
            cluster, metered.Tenant, metered.Usage("a", Start.AddHours(5), "9", unit: "Threads"),
            metered.Usage("b", Start.AddHours(7), "9", system: "nobody-knows"),
            metered.Usage("c", Start.AddHours(9), "9", resource: "vm-2"));
        var summary = await RateAsync(cluster, metered);
        Assert.Equal(
            [
                ("metering.usage_mismatch", metered.System, Start.AddHours(5), Start.AddHours(6)),
                (StandingProblems.NotMapped, "nobody-knows", Start.AddHours(7), summary.Until),
                (StandingProblems.NotMapped, metered.System, Start.AddHours(9), summary.Until),
            ],
            (await ProblemsAsync(cluster, metered)).Select(row => (row.Code, row.System, row.FromAt, row.UntilAt))
                .OrderBy(row => row.FromAt));
        Assert.Equal((decimal)(summary.Until - Start).TotalHours * 4 * 2, await CostAsync(cluster, metered));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_runs_up_is_told_before_it_is_booked_and_never_stored(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "rateaccrue", "4", "2");
        var grain = cluster.Grains.GetGrain<IRatingGrain>(metered.Tenant);
        using (cluster.As(Callers.Operator))
        {
            var all = Assert.Single(await grain.AccruingAsync(Cancel));
            Assert.Equal((metered.System, "vm.vcpu", "DZD"), (all.System, all.Sku, all.Currency));
            Assert.True(all.Amount.Value >= 3 * 24 * 4 * 2);
            Assert.Empty(await cluster.Get<CostQueries>().ChargedAsync(Callers.Tenant(metered.Tenant), Cancel));
            await RateAsync(cluster, metered);

            // At most the hour that runs, and one that may have ended since.
            Assert.All(await grain.AccruingAsync(Cancel), rest => Assert.True(rest.Amount.Value <= 2 * 4 * 2));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_rates_without_being_somebody_and_nobody_another_tenant(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var grain = cluster.Grains.GetGrain<IRatingGrain>("ratewho");
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.RateAsync(Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.AccruingAsync(Cancel));
        using (cluster.As(Callers.Of(Callers.Tenant("cnas"), Role.FinanceOfficer)))
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.RateAsync(Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.AccruingAsync(Cancel));
        }
    }

    private static async Task<Metered> StartAsync(Cluster cluster, string name, string quantity, string price)
    {
        var metered = new Metered(cluster, name);
        await metered.MeterAsync();
        await metered.TariffAsync(Start, price);
        await metered.ResourceAsync(Start, quantity);
        return metered;
    }

    private static async Task<RatingSummary> RateAsync(Cluster cluster, Metered metered)
    {
        using (cluster.As(Callers.Program))
        {
            return await cluster.Grains.GetGrain<IRatingGrain>(metered.Tenant).RateAsync(Cancel);
        }
    }

    // Days, not months: a test at the start of a month looks into the one before.
    private static async Task<decimal> CostAsync(Cluster cluster, Metered metered)
    {
        var day = CivilCalendar.Date(Start);
        var days = await cluster.Get<CostQueries>().DaysAsync(TenantScope.All, metered.Tenant, null, day, day.AddDays(10), Cancel);
        return days.Sum(row => row.Amount.Value);
    }

    private static Task<ImmutableArray<CostProblemRow>> ProblemsAsync(Cluster cluster, Metered metered) =>
        cluster.Get<CostQueries>().ProblemsAsync(TenantScope.All, metered.Tenant, Cancel);
}
