using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Telemetry.Tests;

public sealed class BusinessMetricsTests
{
    private const string Overdue = "dcops_keys_rotation_overdue";

    [Fact]
    public async Task A_system_that_is_gone_or_unknown_has_no_sample()
    {
        var catalogue = SomeMetrics.New();
        catalogue.Business.Replace(SomeMetrics.Snapshot() with { Up = [("cnas", "cnas-claims", true)] });
        var live = await Scrape.ReadAsync(catalogue, MetricsPart.Business);
        var up = Assert.Single(live.Samples, sample => sample.Name == "dcops_system_up");
        Assert.Equal("cnas-claims", up.Labels["system"]);
        Assert.Equal(1, up.Value);
    }

    [Fact]
    public async Task What_the_rows_do_not_name_is_zero_where_the_labels_are_listed()
    {
        var live = await Scrape.ReadAsync(SomeMetrics.New(), MetricsPart.Business);
        Assert.Equal(20, live.Samples.Count(sample => sample.Name == "dcops_systems"));
        Assert.Equal(32, live.Samples.Count(sample => sample.Name == "dcops_policy_violations_open"));
        Assert.Equal(2, live.Value("dcops_policy_violations_open", ("policy_type", "supply_chain"), ("severity", "high")));
        Assert.Equal(0, live.Value("dcops_policy_violations_open", ("policy_type", "residency"), ("severity", "high")));
    }

    [Fact]
    public async Task Charges_never_fall()
    {
        var catalogue = SomeMetrics.New();
        catalogue.Business.Replace(SomeMetrics.Snapshot() with { Charged = [("min-interior", "compute", 1m)] });
        var live = await Scrape.ReadAsync(catalogue, MetricsPart.Business);
        Assert.Equal(93652.46, live.Value("dcops_cost_charged_dinars_total", ("tenant", "min-interior")));
    }

    [Fact]
    public async Task Rating_that_never_ran_has_no_time()
    {
        var live = await Scrape.ReadAsync(new MetricCatalogue("1.0.0", "abc1234"), MetricsPart.Business);
        Assert.DoesNotContain(live.Samples, sample => sample.Name == "dcops_rating_last_success_timestamp_seconds");
    }

    [Fact]
    public async Task Keys_are_overdue_only_where_a_policy_says_when()
    {
        var catalogue = SomeMetrics.New();
        Assert.Equal(3, (await Scrape.ReadAsync(catalogue, MetricsPart.Business)).Value(Overdue));
        catalogue.Business.Replace(SomeMetrics.Snapshot() with { KeysRotationOverdue = 0 });
        Assert.Equal(0, (await Scrape.ReadAsync(catalogue, MetricsPart.Business)).Value(Overdue));
        catalogue.Business.Replace(SomeMetrics.Snapshot() with { KeysRotationOverdue = null });
        Assert.DoesNotContain((await Scrape.ReadAsync(catalogue, MetricsPart.Business)).Samples, sample => sample.Name == Overdue);
    }

    [Fact]
    public async Task A_tenant_whose_score_is_gone_has_no_level()
    {
        var catalogue = SomeMetrics.New();
        var live = await Scrape.ReadAsync(catalogue, MetricsPart.Business);
        Assert.Equal(0.125, live.Value("dcops_sovereignty_score_ratio", ("tenant", "cnas")));
        Assert.Equal(4, live.Value("dcops_sovereignty_level", ("tenant", "cnas"), ("objective", "SOV-3")));
        Assert.Equal(0, live.Value("dcops_sovereignty_level", ("tenant", "cnas"), ("objective", "SOV-8")));
        catalogue.Business.Replace(SomeMetrics.Snapshot() with { SovereigntyScores = [], SovereigntyLevels = [] });
        Assert.DoesNotContain(
            (await Scrape.ReadAsync(catalogue, MetricsPart.Business)).Samples, sample => sample.Name.StartsWith("dcops_sovereignty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_series_of_a_retired_system_are_removed()
    {
        var catalogue = SomeMetrics.New();
        catalogue.Probes.Ran("cnas-claims", CheckKind.Tcp, CheckOutcome.Fail, TimeSpan.Zero, TimeSpan.Zero);
        catalogue.Probes.Forget("civil-registry");
        var live = await Scrape.ReadAsync(catalogue, MetricsPart.Process);
        var systems = live.Samples.Where(sample => sample.Name == "dcops_probe_results_total").Select(sample => sample.Labels["system"]);
        Assert.All(systems, system => Assert.Equal("cnas-claims", system));
    }
}
