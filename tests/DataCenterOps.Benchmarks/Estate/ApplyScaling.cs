using System.Globalization;

namespace DataCenterOps.Benchmarks.Estate;

/// <summary>Applying ten times the systems must take about ten times as long, and the host must stay small with them.</summary>
internal static class ApplyScaling
{
    private const int Small = 1_000;
    private const int Large = 10_000;
    private const int Tenants = 300;
    private const double TimesLonger = 12;
    private const double Megabytes = 600;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        TimeSpan small;
        await using (var host = await BenchHost.StartAsync(cancellationToken))
        {
            // What is compiled at the first use is not what grows.
            await host.ApplyAsync(GeneratedEstate.Files(Tenants, 10), cancellationToken);
            small = await host.ApplyAsync(GeneratedEstate.Files(Tenants, Small), cancellationToken);
        }

        await using var big = await BenchHost.StartAsync(cancellationToken);
        await big.ApplyAsync(GeneratedEstate.Files(Tenants, 10), cancellationToken);
        var large = await big.ApplyAsync(GeneratedEstate.Files(Tenants, Large), cancellationToken);
        var again = await big.ApplyAsync(GeneratedEstate.Files(Tenants, Large), cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        return
        [
            Figure.AtMost(
                $"applying {Large:N0} systems : {Small:N0} systems", large / small, TimesLonger, "×",
                string.Create(CultureInfo.InvariantCulture, $"{large.TotalSeconds:0.0} s : {small.TotalSeconds:0.0} s; unchanged again {again.TotalSeconds:0.0} s")),
            Figure.AtMost(
                $"memory of the host at rest with {Large:N0} systems", big.ResidentMegabytes(), Megabytes, "MB",
                string.Create(CultureInfo.InvariantCulture, $"resident, {Rest.TotalSeconds:0} s after the last apply")),
        ];
    }
}
