using System.Text;

namespace DataCenterOps.Telemetry.Tests;

/// <summary>Reads the metrics as a scraper does.</summary>
internal static class Scrape
{
    public static async Task<string> TextAsync(
        MetricCatalogue catalogue, MetricsPart part = MetricsPart.All, bool openMetrics = false)
    {
        using var stream = new MemoryStream();
        await new MetricsText(catalogue).WriteAsync(stream, part, openMetrics, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static async Task<Exposition> ReadAsync(
        MetricCatalogue catalogue, MetricsPart part = MetricsPart.All, bool openMetrics = false) =>
        Exposition.Parse(await TextAsync(catalogue, part, openMetrics));
}
