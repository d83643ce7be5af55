using System.Text.Json;

namespace DataCenterOps.Telemetry.Tests.OpenMetrics;

public sealed class OpenMetricsTests
{
    [Fact]
    public async Task The_parser_agrees_with_every_case_of_the_suite()
    {
        var wrong = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(Components.Suite("openmetrics")).Order(StringComparer.Ordinal))
        {
            using var test = JsonDocument.Parse(
                await File.ReadAllTextAsync(Path.Combine(folder, "test.json"), TestContext.Current.CancellationToken));
            var text = await File.ReadAllTextAsync(
                Path.Combine(folder, test.RootElement.GetProperty("file").GetString()!), TestContext.Current.CancellationToken);
            var why = Refusal(text);
            if (why is null != test.RootElement.GetProperty("shouldParse").GetBoolean())
            {
                wrong.Add($"{Path.GetFileName(folder)}: {why ?? "was read"}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_we_write_is_OpenMetrics() =>
        Assert.Null(Refusal(await Scrape.TextAsync(SomeMetrics.New(), openMetrics: true)));

    [Theory]
    [InlineData("say \"yes\"")]
    [InlineData("two\nlines")]
    [InlineData("back\\slash")]
    [InlineData("وزارة الداخلية")]
    public async Task A_label_that_we_write_reads_as_it_was(string value)
    {
        var catalogue = new MetricCatalogue("1.0.0", value);
        var families = OpenMetricsText.Parse(await Scrape.TextAsync(catalogue, MetricsPart.Process, openMetrics: true));
        var build = Assert.Single(families, family => family.Name == "dcops_build_info");
        Assert.Equal(value, build.Samples[0].Labels["commit"]);
    }

    private static string? Refusal(string text)
    {
        try
        {
            OpenMetricsText.Parse(text);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
