using System.Text;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class StandingProblemTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 3, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_short_list_names_every_system()
    {
        var found = StandingProblems.Bounded([.. Enumerable.Range(0, MeteringLimits.ProblemsPerTenant).Select(n => Problem("m", n))]);
        Assert.Equal(MeteringLimits.ProblemsPerTenant, found.Length);
        Assert.All(found, problem => Assert.NotEmpty(problem.System));
    }

    [Fact]
    public void Of_a_long_list_each_meter_stays_with_all_its_hours()
    {
        var found = StandingProblems.Bounded(
        [
            .. Enumerable.Range(0, MeteringLimits.ProblemsPerTenant).Select(n => Problem("m", n)), Problem("n", 7),
        ]);
        Assert.Equal(["m", "n"], found.Select(problem => problem.Meter), StringComparer.Ordinal);
        Assert.Equal(("", "", Start, Start.AddHours(MeteringLimits.ProblemsPerTenant)), (found[0].System, found[0].Resource, found[0].From, found[0].Until));
    }

    [Fact]
    public void Of_very_many_meters_one_problem_stays()
    {
        var found = StandingProblems.Bounded([.. Enumerable.Range(0, MeteringLimits.ProblemsPerTenant + 1).Select(n => Problem($"m{n}", n))]);
        var problem = Assert.Single(found);
        Assert.Equal(("", StandingProblems.MeterUnknown, Start), (problem.Meter, problem.Code, problem.From));
    }

    [Fact]
    public void A_book_with_errors_still_names_its_meters_and_their_first_hours()
    {
        var rival = Tariffs.Row();
        var document = Tariffs.Document("2026-09-15T09:00:00Z", rival, rival, Tariffs.Row(meter: "vm_ram", from: "tomorrow"), "7", "{}");
        Assert.IsType<TariffReading.Invalid>(TariffBookReader.Read("T2026.1", Encoding.UTF8.GetBytes(document)));
        Assert.Equal(
            [("vm_vcpu", Tariffs.Start), ("vm_ram", DateTimeOffset.MinValue)], UnreadableTariff.Read(Encoding.UTF8.GetBytes(document)));
        Assert.Empty(UnreadableTariff.Read("{}"u8.ToArray()));
        Assert.Empty(UnreadableTariff.Read("""{"rows":7}"""u8.ToArray()));
    }

    private static RatingProblem Problem(string meter, int n) => new()
    {
        Code = StandingProblems.MeterUnknown,
        Tenant = "cnas",
        System = $"system-{n}",
        Resource = "",
        Meter = meter,
        Sku = "",
        From = Start.AddHours(n),
        Until = Start.AddHours(n + 1),
    };
}
