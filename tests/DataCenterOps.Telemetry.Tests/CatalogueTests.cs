using System.Diagnostics;

namespace DataCenterOps.Telemetry.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public async Task Names_types_and_labels_are_those_of_the_catalogue()
    {
        var catalogue = Exposition.Parse(
            await File.ReadAllTextAsync(
                Components.Repository("dashboards/prometheus/catalog.prom"), TestContext.Current.CancellationToken));
        var live = await Scrape.ReadAsync(SomeMetrics.New());
        Assert.Empty(live.Types.Except(catalogue.Types).Select(type => $"{type.Key} {type.Value}"));
        Assert.Empty(live.Shapes().Except(catalogue.Shapes(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_metric_of_the_program_has_a_sample()
    {
        var live = await Scrape.ReadAsync(SomeMetrics.New());
        var seen = live.Samples.Select(live.FamilyOf).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(MetricNames.All.Select(metric => metric.Name).Except(seen, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_complain_of()
    {
        var start = new ProcessStartInfo(Components.Program("promtool"), ["check", "metrics"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var promtool = Process.Start(start)!;
        await promtool.StandardInput.WriteAsync(await Scrape.TextAsync(SomeMetrics.New()));
        promtool.StandardInput.Close();
        var said = await promtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            + await promtool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await promtool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (promtool.ExitCode, said));
    }
}
