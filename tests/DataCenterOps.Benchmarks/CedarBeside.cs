using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Benchmarks;

/// <summary>
/// Decisions a second on one thread beside Cedar, by the same twenty rules on the same systems. Both have parsed and planned their
/// rules before, and both get facts that are ready: ours the frozen document, Cedar's the sets that its rules compare.
/// </summary>
internal static class CedarBeside
{
    private const int Systems = 200;
    private const int Rounds = 5;
    private const double Ratio = 20;
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Roles = ["primary", "replica", "backup", "dr", "cache", "log", "analytics"];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var folder = Repository.Path("artifacts", "cedar");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("run this by `tests/DataCenterOps.Benchmarks/cedar/run`, which fetches Cedar first");
        }

        var pack = Pack();
        var systems = Generate();
        var file = Path.Combine(folder, "systems.json");
        await File.WriteAllTextAsync(
            file, new JsonArray([.. systems.Select(system => new JsonObject { ["id"] = system.Id, ["context"] = Context(system.Facts) })]).ToJsonString(),
            cancellationToken);
        ImmutableArray<EvaluationDocument> documents = [.. systems.Select(system => Freeze(system.Id, system.Facts))];
        var ours = Measure(documents, pack, cancellationToken);
        var theirs = await RunAsync(folder, file, cancellationToken);

        // A rate of other decisions would say nothing.
        var refused = 0;
        foreach (var (document, answer) in documents.Zip(theirs.GetProperty("decisions").EnumerateArray()))
        {
            string[] against = [.. Evaluate(document, pack, cancellationToken).Results.Where(result => result.Denies).Select(result => result.Policy.Id).Order(StringComparer.Ordinal)];
            string[] cedar = [.. answer.GetProperty("against").EnumerateArray().Select(rule => rule.GetString()!).Order(StringComparer.Ordinal)];
            if (document.Id != answer.GetProperty("id").GetString() || !against.SequenceEqual(cedar, StringComparer.Ordinal)
                || answer.GetProperty("allow").GetBoolean() != (against.Length == 0))
            {
                throw new InvalidOperationException($"`{document.Id}`: we refuse for [{string.Join(", ", against)}] and Cedar for [{string.Join(", ", cedar)}]");
            }

            refused += against.Length > 0 ? 1 : 0;
        }

        var rate = theirs.GetProperty("perSecond").GetDouble();
        return
        [
            Figure.AtLeast("decisions a second on one thread : Cedar's", ours / rate, Ratio, "×", string.Create(
                CultureInfo.InvariantCulture,
                $"{ours:N0}/s : {rate:N0}/s; Cedar {theirs.GetProperty("version").GetString()}; {pack.Policies.Length} rules; {Systems} systems, {refused} refused, every decision and every rule against the same")),
        ];
    }

    private static double Measure(ImmutableArray<EvaluationDocument> documents, CompiledPack pack, CancellationToken cancellationToken)
    {
        var rates = new List<double>(Rounds);
        for (var round = -2; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = 0L;
            while (watch.Elapsed < TimeSpan.FromSeconds(1))
            {
                foreach (var document in documents)
                {
                    Evaluate(document, pack, cancellationToken);
                }

                count += documents.Length;
            }

            // Early rounds are compiled again in the background.
            if (round >= 0)
            {
                rates.Add(count / watch.Elapsed.TotalSeconds);
            }
        }

        rates.Sort();
        return rates[Rounds / 2];
    }

    private static async Task<JsonElement> RunAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("beside.mjs");
        start.ArgumentList.Add(Repository.Path("tests", "DataCenterOps.Benchmarks", "cedar", "policies.cedar"));
        start.ArgumentList.Add(file);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node does not start");
        var said = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException("Cedar has failed: see above");
        }

        using var document = JsonDocument.Parse(said);
        return document.RootElement.Clone();
    }

    private static Evaluation Evaluate(EvaluationDocument document, CompiledPack pack, CancellationToken cancellationToken) =>
        PolicyEvaluator.Evaluate(document, pack, WaiverSet.None, EnforcementPoint.Admission, Now, cancellationToken);

    private static CompiledPack Pack()
    {
        var path = Repository.Path("tests", "DataCenterOps.Benchmarks", "cedar", "policies.yaml");
        var parsed = PackParser.Parse(path, File.ReadAllText(path));
        var pack = parsed.Pack ?? throw new InvalidOperationException(string.Join(Environment.NewLine, parsed.Errors));
        var compiled = PackCompiler.Compile(pack, path);
        return compiled.Pack ?? throw new InvalidOperationException(string.Join(Environment.NewLine, compiled.Errors));
    }

    private static EvaluationDocument Freeze(string id, JsonObject facts)
    {
        using var document = JsonDocument.Parse(facts.ToJsonString());
        var tenant = TenantId.TryParse("ten-000", out var read) ? read : throw new InvalidOperationException("no tenant");
        return EvaluationDocument.Freeze(PolicyTarget.System, "System", id, tenant, 1, document.RootElement);
    }

    // The same systems on every machine. Most things are at home, so that about half of the systems pass.
    private static ImmutableArray<(string Id, JsonObject Facts)> Generate()
    {
        var seed = 20_261_130u;
        return [.. Enumerable.Range(0, Systems).Select(number => ($"system-{number.ToString("000", CultureInfo.InvariantCulture)}", System(number)))];

        JsonObject System(int number)
        {
            var tidy = Next(2) == 0;
            var copies = new JsonArray();
            for (var copy = 0; copy < 4 + Next(5); copy++)
            {
                copies.Add(new JsonObject
                {
                    ["id"] = $"p{copy}", ["role"] = copy == 0 ? "primary" : copy == 1 ? "backup" : Roles[Next(Roles.Length)],
                    ["jurisdiction"] = Place(tidy), ["encryptedAtRest"] = tidy || Next(3) > 0,
                });
            }

            return new JsonObject
            {
                ["id"] = $"system-{number.ToString("000", CultureInfo.InvariantCulture)}",
                ["kind"] = Next(2) == 0 ? "portal" : "register",
                ["classification"] = new[] { "public", "internal", "restricted", "secret" }[Next(4)],
                ["personalData"] = Next(2) == 0,
                ["sensitiveData"] = Next(3) == 0,
                ["vitalStateInterest"] = Next(4) == 0,
                ["highRisk"] = Next(3) == 0,
                ["keyCustodian"] = tidy ? "state" : new[] { "vendor", "tenant", "state" }[Next(3)],
                ["allowedJurisdictions"] = new JsonArray("DZ", "TN"),
                ["placements"] = copies,
                ["endpoints"] = new JsonArray(new JsonObject { ["host"] = "a.dz.example", ["declared"] = new JsonArray(Place(tidy)) }),
                ["vendors"] = new JsonArray(new JsonObject
                {
                    ["id"] = "v", ["controlJurisdictions"] = new JsonArray(Place(tidy)), ["supportCountries"] = new JsonArray(Place(tidy)),
                }),
                ["flowsOut"] = new JsonArray(new JsonObject { ["id"] = "f", ["toJurisdiction"] = Place(tidy) }),
            };
        }

        string Place(bool tidy) => tidy || Next(4) > 0 ? "DZ" : new[] { "TN", "FR", "US", "unknown" }[Next(4)];

        // A generator of the simplest kind: the same numbers for ever, whatever the platform brings.
        int Next(int below)
        {
            seed = unchecked((seed * 1_664_525u) + 1_013_904_223u);
            return (int)((seed >> 8) % (uint)below);
        }
    }

    // Cedar's rules have no loops: it gets as sets what ours look up in lists.
    private static JsonObject Context(JsonObject facts)
    {
        var copies = facts["placements"]!.AsArray().Select(copy => copy!.AsObject()).ToArray();
        var context = new JsonObject
        {
            ["copies"] = Set(copies.Select(Jurisdiction)),
            ["plain"] = Set(copies.Where(copy => !(bool)copy["encryptedAtRest"]!).Select(Jurisdiction)),
            ["endpoints"] = Set(Inner("endpoints", "declared")),
            ["control"] = Set(Inner("vendors", "controlJurisdictions")),
            ["support"] = Set(Inner("vendors", "supportCountries")),
            ["flows"] = Set(facts["flowsOut"]!.AsArray().Select(flow => (string)flow!["toJurisdiction"]!)),
            ["allowed"] = Set(facts["allowedJurisdictions"]!.AsArray().Select(place => (string)place!)),
        };
        foreach (var role in Roles)
        {
            context[role] = Set(copies.Where(copy => (string)copy["role"]! == role).Select(Jurisdiction));
        }

        foreach (var plain in (string[])["kind", "classification", "personalData", "sensitiveData", "vitalStateInterest", "highRisk", "keyCustodian"])
        {
            context[plain] = facts[plain]!.DeepClone();
        }

        return context;

        IEnumerable<string> Inner(string list, string member) =>
            facts[list]!.AsArray().SelectMany(item => item![member]!.AsArray()).Select(place => (string)place!);

        static string Jurisdiction(JsonObject copy) => (string)copy["jurisdiction"]!;

        static JsonArray Set(IEnumerable<string> places) => new([.. places.Distinct(StringComparer.Ordinal).Select(place => JsonValue.Create(place))]);
    }
}
