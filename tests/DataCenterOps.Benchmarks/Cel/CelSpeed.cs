using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Benchmarks.Cel;

/// <summary>
/// Every policy of the shipped pack on every subject of the sample estate that it targets: facts that were hydrated before, one
/// pair at a time, on one thread. And what compiling one expression of the pack takes.
/// </summary>
internal static class CelSpeed
{
    private const int Rounds = 9;
    private const int Times = 400;
    private const double PairMicroseconds = 1;
    private const double PairBytes = 200;
    private const double CompileMicroseconds = 50;
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var path = Repository.Path("deploy", "policies", "dz-gov-baseline.yaml");
        var pack = PackParser.Parse(path, await File.ReadAllTextAsync(path, cancellationToken)).Pack!;
        var pairs = await PairsAsync(pack, path, cancellationToken);
        Warm(pairs, cancellationToken);
        var measured = pairs.ConvertAll(pair => Measure(pair, cancellationToken));
        var times = measured.Select(pair => pair.Micros).Order().ToArray();
        var bytes = measured.Select(pair => pair.Bytes).Order().ToArray();
        var slowest = measured.MaxBy(pair => pair.Micros);
        var heaviest = measured.MaxBy(pair => pair.Bytes);
        var (compiling, expressions) = Compile(pack, path);
        return
        [
            Figure.AtMost("one policy on one subject of the sample estate", times[times.Length / 2], PairMicroseconds, "µs", string.Create(
                CultureInfo.InvariantCulture,
                $"{Ratio(times[times.Length / 2], PairMicroseconds)} of the bound; {times.Length} pairs, mean {times.Average():0.00}, 99th of 100 {times[times.Length * 99 / 100]:0.00}, slowest {slowest.Micros:0.00} ({slowest.Name})")),
            Figure.AtMost("what it allocates", bytes[bytes.Length / 2], PairBytes, "bytes", string.Create(
                CultureInfo.InvariantCulture,
                $"{Ratio(bytes[bytes.Length / 2], PairBytes)} of the bound; mean {bytes.Average():0}, 99th of 100 {bytes[bytes.Length * 99 / 100]}, most {heaviest.Bytes} ({heaviest.Name})")),
            Figure.AtMost("compiling one expression of the pack", compiling, CompileMicroseconds, "µs", string.Create(
                CultureInfo.InvariantCulture, $"{Ratio(compiling, CompileMicroseconds)} of the bound; {expressions} expressions")),
        ];
    }

    private static string Ratio(double measured, double bound) =>
        string.Create(CultureInfo.InvariantCulture, $"{measured / bound:0.00} ×");

    private static async Task<List<Pair>> PairsAsync(Pack pack, string path, CancellationToken cancellationToken)
    {
        var folder = Repository.Path("deploy", "estates", "algeria");
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file =>
            EstateFile.TryDecode(Path.GetFileName(file), File.ReadAllBytes(file), out var read, out _)
                ? read
                : throw new InvalidDataException(file)).ToList();
        var documents = EstateParser.Parse(files).Documents.Select(parsed => EstateResolver.Resolve(parsed, Now)).ToList();
        var hydrator = new Hydrator(new ProposedFacts(NoFacts.Instance, documents), pack);
        var alone = pack.Policies.ToDictionary(
            policy => policy.Id, policy => PackCompiler.Compile(pack with { Policies = [policy] }, path).Pack!, StringComparer.Ordinal);
        var pairs = new List<Pair>();
        foreach (var document in documents)
        {
            if (await hydrator.HydrateAsync(document.Kind.Name, document.Id, 1, document.Read(), cancellationToken) is not { } subject)
            {
                continue;
            }

            pairs.AddRange(pack.Policies.Where(policy => policy.Target == subject.Target)
                .Select(policy => new Pair($"{policy.Id} {subject.Id}", subject, alone[policy.Id])));
        }

        return pairs;
    }

    private static void Warm(List<Pair> pairs, CancellationToken cancellationToken)
    {
        for (var round = 0; round < 300; round++)
        {
            foreach (var pair in pairs)
            {
                PolicyEvaluator.Evaluate(pair.Subject, pair.Pack, WaiverSet.None, EnforcementPoint.Sweep, Now, cancellationToken);
            }

            if (round % 50 == 0)
            {
                // The runtime compiles again in the background.
                Thread.Sleep(200);
            }
        }
    }

    private static (string Name, double Micros, long Bytes) Measure(Pair pair, CancellationToken cancellationToken)
    {
        var times = new double[Rounds];
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Times; i++)
            {
                PolicyEvaluator.Evaluate(pair.Subject, pair.Pack, WaiverSet.None, EnforcementPoint.Sweep, Now, cancellationToken);
            }

            times[round] = watch.Elapsed.TotalMicroseconds / Times;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Times;
        }

        Array.Sort(times);
        return (pair.Name, times[Rounds / 2], bytes);
    }

    private static (double Micros, int Expressions) Compile(Pack pack, string path)
    {
        var expressions = pack.Policies.Sum(policy =>
            1 + policy.Variables.Length + policy.Rules.Length + policy.Rules.Count(rule => rule.Evidence is not null));
        var times = new double[60];
        for (var round = -60; round < times.Length; round++)
        {
            var watch = Stopwatch.StartNew();
            PackCompiler.Compile(pack, path);
            if (round >= 0)
            {
                times[round] = watch.Elapsed.TotalMicroseconds / expressions;
            }
            else if (round % 20 == 0)
            {
                Thread.Sleep(200);
            }
        }

        Array.Sort(times);
        return (times[times.Length / 2], expressions);
    }

    private sealed record Pair(string Name, EvaluationDocument Subject, CompiledPack Pack);
}
