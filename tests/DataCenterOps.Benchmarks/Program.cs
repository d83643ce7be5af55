using DataCenterOps.Benchmarks;
using DataCenterOps.Benchmarks.Access;
using DataCenterOps.Benchmarks.Admission;
using DataCenterOps.Benchmarks.Cel;
using DataCenterOps.Benchmarks.Checks;
using DataCenterOps.Benchmarks.Commands;
using DataCenterOps.Benchmarks.Estate;
using DataCenterOps.Benchmarks.Ledger;
using DataCenterOps.Benchmarks.Metrics;
using DataCenterOps.Benchmarks.Sweep;

// Fetched from elsewhere, so only where it is asked for by name.
const string Cedar = "cedar";

// Prints every figure beside its bound. It judges nothing: a noisy machine must not fail a build.
var all = new (string Name, Func<CancellationToken, Task<IReadOnlyList<Figure>>> Run)[]
{
    ("admission", AdmissionCost.MeasureAsync),
    ("cel", CelSpeed.MeasureAsync),
    ("commands", CommandRates.MeasureAsync),
    ("estate", ApplyScaling.MeasureAsync),
    ("checks", CheckResults.MeasureAsync),
    ("metrics", MetricsPage.MeasureAsync),
    ("access", AccessOverhead.MeasureAsync),
    ("ledger", Sealing.MeasureAsync),
    ("sweep", SweepScaling.MeasureAsync),
    ("sweep-large", SweepScaling.MeasureLargeAsync),
    (Cedar, CedarBeside.MeasureAsync),
};
if (args.FirstOrDefault(name => !all.Any(one => one.Name == name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"there is no `{unknown}`; there are: {string.Join(' ', all.Select(one => one.Name))}");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
var figures = new List<Figure>();
foreach (var (name, run) in all.Where(one => args.Length == 0 ? one.Name != Cedar : args.Contains(one.Name, StringComparer.Ordinal)))
{
    await Console.Error.WriteLineAsync($"measuring {name} …");
    foreach (var figure in await run(stop.Token))
    {
        await Console.Error.WriteLineAsync(figure.ToString());
        figures.Add(figure);
    }
}

Console.WriteLine(string.Join(Environment.NewLine, figures));
return 0;
