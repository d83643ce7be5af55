using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class RaterTests
{
    private static readonly DateTimeOffset Start = Tariffs.Start;
    private static readonly MeterDefinition Vcpu = new("vm_vcpu", MeterShape.State, "Cores", "Core-Hours", "time-weighted");
    private static readonly MeterDefinition Requests = new("requests", MeterShape.Delta, "Requests", "Requests", "sum");
    private const string Tiers =
        """[{"upTo":"1000","price":"0.9"},{"upTo":"3000","price":"0.6"},{"upTo":null,"price":"0.3"}]""";

    private static readonly PriceResolver Prices = new([Tariffs.Book(
        Tariffs.Row(list: "2.15", to: "2026-10-31T23:00:00Z"),
        Tariffs.Row(list: "2.333333333", from: "2026-10-31T23:00:00Z", to: "2026-11-02T05:00:00Z"),
        Tariffs.Row(list: "2.4", from: "2026-11-02T05:00:00Z"),
        Tariffs.Row(list: "3.1", selector: """{"criticality":"vital"}"""),
        Tariffs.Graduated(Tiers))]);

    [Fact]
    public void Sixteen_cores_for_a_civil_day_cost_their_hours()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("16"), Start, null));

        var line = Assert.Single(Rater.Rate([series], Prices, Start, Start.AddDays(1)).Lines);

        // 16 cores × 24 h × 2.15 DZD = 825.60 DZD.
        Assert.Equal(("384", "825.6"), (line.Quantity.ToString(), line.Amount.ToString()));
        Assert.Equal((Start, Start.AddDays(1)), (line.From, line.Until));
        Assert.Equal(UsageQuality.Declared, line.Quality);
    }

    [Fact]
    public void Lines_end_with_the_civil_day_and_with_the_tariff()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("1"), Start, null));
        var from = new DateTimeOffset(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);

        var lines = Rater.Rate([series], Prices, from, from.AddDays(2)).Lines.OrderBy(line => line.From).ToArray();

        Assert.Equal(
            ["2026-10-31T12:00:00Z", "2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z", "2026-11-02T05:00:00Z"],
            lines.Select(line => Rfc3339.Format(line.From)),
            StringComparer.Ordinal);
        Assert.Equal(["2.15", "2.333333333", "2.333333333", "2.4"], lines.Select(line => line.Price.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void Measurements_count_from_the_first_one_on_and_are_estimated_after_three_silent_hours()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("16"), Start, null)) with
        {
            FirstMeasuredAt = Start.AddHours(2),
            Measurements = [new Measurement(Start.AddHours(2), null, Units("8"), UsageQuality.Measured)],
        };

        var lines = Rater.Rate([series], Prices, Start, Start.AddHours(10)).Lines.OrderBy(line => line.From);

        Assert.Equal(
            [("32", UsageQuality.Declared), ("24", UsageQuality.Measured), ("40", UsageQuality.Estimated)],
            lines.Select(line => (line.Quantity.ToString(), line.Quality)));
    }

    [Fact]
    public void A_resource_that_was_given_back_costs_nothing_more()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("16"), Start, Start.AddHours(3))) with
        {
            EndsAt = Start.AddHours(3),
            FirstMeasuredAt = Start.AddHours(1),
            Measurements = [new Measurement(Start.AddHours(1), null, Units("4"), UsageQuality.Measured)],
        };

        // One hour of 16 declared, two of 4 measured, then nothing.
        Assert.Equal("24", Sum(Rater.Rate([series], Prices, Start, Start.AddDays(2)).Lines));
    }

    [Fact]
    public void The_price_follows_the_criticality_of_the_hour()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("1"), Start, null)) with
        {
            Placements =
            [
                new ResourcePlacement("alg-dc1", "DZ-alg-dc1", "standard", Start, Start.AddHours(4)),
                new ResourcePlacement("alg-dc1", "DZ-alg-dc1", "vital", Start.AddHours(4), null),
            ],
        };

        var lines = Rater.Rate([series], Prices, Start, Start.AddHours(6)).Lines.OrderBy(line => line.From);

        Assert.Equal([("4", "2.15"), ("2", "3.1")], lines.Select(line => (line.Quantity.ToString(), line.Price.ToString())));
    }

    [Fact]
    public void Tiers_fill_over_the_month_across_resources_and_begin_anew_with_the_next()
    {
        var group = Enumerable.Range(1, 2).Select(number => Measured(
            $"web-{number}",
            Enumerable.Range(0, 40).Select(day => Window(Start.AddDays(day), 1, "100")))).ToImmutableArray();

        var lines = Rater.Rate(group, Prices, Start, Start.AddDays(40)).Lines;

        // October: 31 days of 200 requests are 6,200: 1,000 at 0.9, 2,000 at 0.6, 3,200 at 0.3. November: 9 days, 1,800.
        Assert.Equal("6200", Sum(lines.Where(line => line.From < Start.AddDays(31))));
        Assert.Equal(
            "3060", lines.Where(line => line.From < Start.AddDays(31)).Aggregate(Amount.Zero, (sum, line) => sum + line.Amount).ToString());
        Assert.Equal(
            "1380", lines.Where(line => line.From >= Start.AddDays(31)).Aggregate(Amount.Zero, (sum, line) => sum + line.Amount).ToString());
    }

    [Fact]
    public void Usage_without_a_price_is_a_problem_with_hour_and_sku_and_never_free()
    {
        var series = Declared("vm-1", new ResourceSpan(Units("1"), Start.AddHours(-3), null));

        var result = Rater.Rate([series], Prices, Start.AddHours(-3), Start.AddHours(1));

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("metering.no_price", "vm.vcpu"), (problem.Code, problem.Sku));
        Assert.Equal((Start.AddHours(-3), Start), (problem.From, problem.Until));
        Assert.Equal("1", Sum(result.Lines));
    }

    [Fact]
    public void A_month_of_one_unit_is_one_unit_month()
    {
        var meter = new MeterDefinition("st_object", MeterShape.State, "GiB", "GiB-Months", "time-weighted");
        var prices = new PriceResolver([Tariffs.Book(
            Tariffs.Row(list: "9", sku: "st.object", meter: "st_object", unit: "GiB-Months"))]);
        var series = Declared("b-1", new ResourceSpan(Units("1"), Start, null)) with { Meter = meter };

        var lines = Rater.Rate([series], prices, Start, CivilCalendar.NextMonth(Start)).Lines;

        // 31 days of 1/31, each rounded to 9 decimals: 31 × 0.032258065.
        Assert.Equal("1.000000015", Sum(lines));
    }

    [Fact]
    public void Rating_in_two_parts_gives_what_rating_at_once_gives_for_a_state() =>
        Gen.Select(States, Split(everyMinute: true)).Sample((series, at) => Additive([series], at));

    [Fact]
    public void Rating_in_two_parts_gives_what_rating_at_once_gives_for_tiers() =>
        Gen.Select(Deltas("web-1"), Deltas("web-2"), Split(everyMinute: false))
            .Sample((first, second, at) => Additive([first, second], at));

    [Fact]
    public void The_order_of_resources_changes_nothing() =>
        Gen.Select(Deltas("web-1"), Deltas("web-2")).Sample((first, second) =>
            Rater.Rate([first, second], Prices, Start, Start.AddDays(40)).Lines
                .SequenceEqual(Rater.Rate([second, first], Prices, Start, Start.AddDays(40)).Lines));

    [Fact]
    public void A_state_is_its_integral_to_half_a_billionth_a_day() =>
        States.Sample(series =>
        {
            var rated = Rater.Rate([series], Prices, Start, Start.AddDays(40));
            var nanoHours = rated.Lines.Aggregate(BigInteger.Zero, (sum, line) => sum + (BigInteger)(line.Quantity.Value * 1_000_000_000m));
            var exact = Oracle(series, Start, Start.AddDays(40));
            var error = BigInteger.Abs((nanoHours * 3_600_000_000) - exact);
            return rated.Problems.IsEmpty && error <= new BigInteger(3_600_000_000) * 40;
        }, iter: 20);

    [Fact]
    public void Parts_of_a_window_add_up_to_it() =>
        Deltas("web-1").Sample(series =>
        {
            var whole = series.Measurements.Aggregate(Quantity.Zero, (sum, window) => sum + window.Quantity);
            return Sum(Rater.Rate([series], Prices, Start, Start.AddDays(80)).Lines) == whole.ToString();
        });

    private static Gen<UsageSeries> States { get; } =
        Gen.Select(
            Gen.Select(Gen.Int[0, 40 * 24 * 60], Gen.Long[0, 5_000_000_000_000]).Array[0, 12],
            Gen.Int[0, 40 * 24 * 60],
            Gen.Long[0, 64_000_000_000])
        .Select((measured, since, declared) =>
        {
            var ordered = measured.OrderBy(item => item.Item1).ToArray();
            return Declared("vm-1", new ResourceSpan(Quantity.OfNano(declared), Start.AddMinutes(since), null)) with
            {
                FirstMeasuredAt = ordered.Length == 0 ? null : Start.AddMinutes(ordered[0].Item1),
                Measurements =
                [
                    .. ordered.Select(item => new Measurement(
                        Start.AddMinutes(item.Item1), null, Quantity.OfNano(item.Item2), UsageQuality.Measured)),
                ],
            };
        });

    private static Gen<UsageSeries> Deltas(string resource) =>
        Gen.Select(Gen.Int[0, 39 * 24 * 60], Gen.Int[1, 3_000], Gen.Long[0, 400_000_000_000]).Array[0, 15]
            .Select(windows => Measured(resource, windows.OrderBy(window => window.Item1).Select(window => new Measurement(
                Start.AddMinutes(window.Item1),
                Start.AddMinutes(window.Item1 + window.Item2),
                Quantity.OfNano(window.Item3),
                UsageQuality.Measured))));

    private static Gen<(DateTimeOffset A, DateTimeOffset B, DateTimeOffset C)> Split(bool everyMinute) =>
        Gen.Int[0, 40 * 24 * 60].Array[3].Select(at =>
        {
            var sorted = at.Order().Select(minute => Start.AddMinutes(everyMinute ? minute : minute / 60 * 60)).ToArray();
            return (sorted[0], sorted[1], sorted[2]);
        });

    private static bool Additive(
        ImmutableArray<UsageSeries> group, (DateTimeOffset A, DateTimeOffset B, DateTimeOffset C) at)
    {
        var whole = Rater.Rate(group, Prices, at.A, at.C).Lines;
        var parts = Rater.Rate(group, Prices, at.A, at.B).Lines.Concat(Rater.Rate(group, Prices, at.B, at.C).Lines);
        return whole.SequenceEqual(RatedLines.Net(parts));
    }

    /// <summary>Minute by minute, in whole numbers: the dumb one. Units of 10⁻⁹ × microseconds.</summary>
    private static BigInteger Oracle(UsageSeries series, DateTimeOffset from, DateTimeOffset until)
    {
        var sum = BigInteger.Zero;
        for (var at = from; at < until; at = at.AddMinutes(1))
        {
            var measured = series.Measurements.LastOrDefault(item => item.From <= at);
            var declared = series.FirstMeasuredAt is { } first && first <= at
                ? null
                : series.Spans.LastOrDefault(span => span.From <= at);
            sum += (BigInteger)(measured?.Quantity ?? declared?.Quantity ?? Quantity.Zero).Nano * 60_000_000;
        }

        return sum;
    }

    private static UsageSeries Declared(string resource, params ImmutableArray<ResourceSpan> spans) => new()
    {
        Tenant = "cnas",
        System = "cnas-claims",
        Resource = resource,
        Meter = Vcpu,
        Spans = spans,
    };

    private static UsageSeries Measured(string resource, IEnumerable<Measurement> windows) => new()
    {
        Tenant = "cnas",
        System = "cnas-claims",
        Resource = resource,
        Meter = Requests,
        Measurements = [.. windows],
    };

    private static Measurement Window(DateTimeOffset from, int hours, string quantity) =>
        new(from, from.AddHours(hours), Units(quantity), UsageQuality.Measured);

    private static Quantity Units(string text) =>
        Quantity.TryParse(text, out var quantity) ? quantity : throw new FormatException(text);

    private static string Sum(IEnumerable<RatedLine> lines) =>
        lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity).ToString();
}
