using System.Diagnostics;
using DataCenterOps.Components;
using DataCenterOps.Telemetry.Tests;

namespace DataCenterOps.Host.Tests.Metrics;

public sealed class LiveMetricsTests(RunningHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Prometheus_knows_which_systems_are_up_and_which_one_is_down()
    {
        await using var prometheus = new PrometheusServer(host.Client.BaseAddress!.Authority);
        async Task<string> Until(string question) => await Waiting.ForAsync(
            $"an answer to `{question}`", Patience, cancel => prometheus.AskAsync(question, cancel));
        Assert.Equal("1", await Until("""dcops_system_up{system="civil-registry",tenant="min-interior"}"""));
        Assert.Equal("0", await Until("""dcops_system_up{system="demo-portal"} == 0"""));
        Assert.NotNull(await Until("""dcops_tls_certificate_not_after_timestamp_seconds{system="demo-tls-gateway"} - time() < 14 * 86400"""));
        Assert.NotNull(await Until("""dcops_job_last_success_timestamp_seconds{job_name="fast_checks"} > time() - 60"""));
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/metrics/process")]
    [InlineData("/metrics/business")]
    public async Task Promtool_finds_nothing_to_complain_of(string path)
    {
        var program = PrometheusServer.Find("promtool");
        Assert.SkipUnless(program is not null, program is null ? Component.Missing("promtool") : "");
        var text = await host.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
        using var promtool = Process.Start(new ProcessStartInfo(program!, ["check", "metrics"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await promtool.StandardInput.WriteAsync(text);
        promtool.StandardInput.Close();
        var said = await promtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            + await promtool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await promtool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (promtool.ExitCode, said));
    }

    [Fact]
    public async Task What_is_measured_is_in_the_catalogue()
    {
        var catalogue = Exposition.Parse(await File.ReadAllTextAsync(
            Repository.Path("dashboards", "prometheus", "catalog.prom"), TestContext.Current.CancellationToken));
        var live = Exposition.Parse(await host.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
        Assert.Empty(live.Types.Except(catalogue.Types).Select(type => $"{type.Key} {type.Value}"));
        Assert.Empty(live.Shapes().Except(catalogue.Shapes(), StringComparer.Ordinal));
    }
}
