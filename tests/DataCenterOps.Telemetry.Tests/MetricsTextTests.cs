using System.Diagnostics;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Telemetry.Tests;

public sealed class MetricsTextTests
{
    [Theory]
    [InlineData("say \"yes\"")]
    [InlineData("two\nlines")]
    [InlineData("back\\slash")]
    [InlineData("وزارة الداخلية")]
    [InlineData("{a=\"b\"} # 1")]
    public async Task Label_values_survive_a_round_trip(string value)
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        catalogue.Probes.Register(value, CheckKind.Tcp);
        var live = await Scrape.ReadAsync(catalogue);
        Assert.Contains(live.Samples, sample => sample.Labels.GetValueOrDefault("system") == value);
    }

    [Fact]
    public async Task Two_halves_make_one_document_with_one_end()
    {
        var text = await Scrape.TextAsync(SomeMetrics.New(), openMetrics: true);
        Assert.EndsWith("# EOF\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Length - 6, text.IndexOf("# EOF", StringComparison.Ordinal));
        Assert.Contains("# TYPE dcops_probe_results counter", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_halves_have_nothing_in_common()
    {
        var catalogue = SomeMetrics.New();
        var process = await Scrape.ReadAsync(catalogue, MetricsPart.Process);
        var business = await Scrape.ReadAsync(catalogue, MetricsPart.Business);
        Assert.Empty(process.Types.Keys.Intersect(business.Types.Keys, StringComparer.Ordinal));
        Assert.True(process.Types.ContainsKey("dcops_probe_results_total"));
        Assert.True(business.Types.ContainsKey("dcops_system_up"));
    }

    [Fact]
    public async Task A_hundred_thousand_series_are_written_in_time()
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        for (var i = 0; i < 8_000; i++)
        {
            foreach (var kind in Enum.GetValues<CheckKind>())
            {
                catalogue.Probes.Register($"system-{i}", kind);
            }
        }

        await Scrape.TextAsync(catalogue);
        using var stream = new MemoryStream(16_000_000);
        var start = Stopwatch.GetTimestamp();
        await new MetricsText(catalogue).WriteAsync(stream, MetricsPart.All, openMetrics: false, TestContext.Current.CancellationToken);

        // 100 ms is the target on a quiet machine; a busy one gets ten times as long before it is a fault.
        var took = Stopwatch.GetElapsedTime(start);
        TestContext.Current.SendDiagnosticMessage($"{took.TotalMilliseconds} ms for {stream.Length} bytes");
        Assert.True(took < TimeSpan.FromSeconds(1), $"{took}");
    }
}
