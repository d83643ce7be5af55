using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Telemetry.Tests;

public sealed class LabelGuardTests
{
    [Fact]
    public async Task What_is_beyond_the_cap_becomes_other_and_is_counted()
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        for (var i = 0; i < 100; i++)
        {
            catalogue.Metering.Received($"meter_{i}", "accepted");
        }

        var live = await Scrape.ReadAsync(catalogue);
        var meters = live.Samples.Where(sample => sample.Name == "dcops_usage_events_total")
            .Select(sample => sample.Labels["meter"]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(41, meters.Count);
        Assert.Equal(60, live.Value("dcops_usage_events_total", ("meter", "other"), ("outcome", "accepted")));
        Assert.True(live.Value("dcops_metrics_label_overflow_total", ("metric", "dcops_usage_events_total")) >= 60);
    }

    [Fact]
    public async Task What_is_not_on_the_list_becomes_other()
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        catalogue.Metering.Received("vm_vcpu", "made up");
        var live = await Scrape.ReadAsync(catalogue);
        Assert.Equal(1, live.Value("dcops_usage_events_total", ("meter", "vm_vcpu"), ("outcome", "other")));
        Assert.Equal(1, live.Value("dcops_metrics_label_overflow_total", ("metric", "dcops_usage_events_total")));
    }

    [Fact]
    public async Task Nothing_overflows_in_the_metrics_of_every_day()
    {
        var live = await Scrape.ReadAsync(SomeMetrics.New());
        Assert.All(
            live.Samples.Where(sample => sample.Name == "dcops_metrics_label_overflow_total"),
            sample => Assert.Equal(0, sample.Value));
    }

    [Fact]
    public async Task Every_outcome_of_a_counter_exists_before_it_happens()
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        catalogue.Probes.Register("civil-registry", CheckKind.Http);
        catalogue.Metering.Register("vm_vcpu");
        catalogue.Policies.Register("DCO-RES-001");
        var live = await Scrape.ReadAsync(catalogue);
        Assert.Equal(4, live.Samples.Count(sample => sample.Name == "dcops_probe_results_total" && sample.Value == 0));
        Assert.Equal(9, live.Samples.Count(sample => sample.Name == "dcops_usage_events_total" && sample.Value == 0));
        Assert.Equal(15, live.Samples.Count(sample => sample.Name == "dcops_policy_decisions_total" && sample.Value == 0));
        Assert.Equal(3, live.Samples.Count(sample => sample.Name == "dcops_rating_runs_total" && sample.Value == 0));
    }
}
