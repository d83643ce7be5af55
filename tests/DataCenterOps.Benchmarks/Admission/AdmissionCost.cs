using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Benchmarks.Admission;

/// <summary>One evaluation of the starter pack on a large system: hydrated facts in, outcomes out, on one thread.</summary>
internal static class AdmissionCost
{
    private const int Placements = 20;
    private const int Rounds = 15;
    private const int PerRound = 4_000;
    private const double Microseconds = 25;
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public static Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var pack = Pack();
        var subject = Subject();
        var evaluation = PolicyEvaluator.Evaluate(subject, pack, WaiverSet.None, EnforcementPoint.Admission, Now, cancellationToken);
        var applicable = evaluation.Results.Count(result => result.Outcome != RuleOutcome.NotApplicable);
        if (evaluation.Results.Any(result => result.Outcome == RuleOutcome.Error))
        {
            throw new InvalidOperationException("a rule fails on the measured system");
        }

        var times = new List<double>(Rounds);
        var bytes = 0L;
        for (var round = -5; round < Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < PerRound; i++)
            {
                PolicyEvaluator.Evaluate(subject, pack, WaiverSet.None, EnforcementPoint.Admission, Now, cancellationToken);
            }

            // Early rounds are compiled again in the background.
            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMicroseconds / PerRound);
                bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / PerRound;
            }
        }

        times.Sort();
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Figure.AtMost($"starter pack on a system with {Placements} placements", times[Rounds / 2], Microseconds, "µs", string.Create(
                CultureInfo.InvariantCulture,
                $"{pack.For(PolicyTarget.System).Length} of {pack.Policies.Length} policies target systems, {applicable} results; fastest {times[0]:0.0} µs; {bytes} bytes; cost {evaluation.CostUsed}")),
        ]);
    }

    private static CompiledPack Pack()
    {
        var path = Repository.Path("deploy", "policies", "dz-gov-baseline.yaml");
        return PackCompiler.Compile(PackParser.Parse(path, File.ReadAllText(path)).Pack!, path).Pack!;
    }

    private static EvaluationDocument Subject()
    {
        var placements = Enumerable.Range(0, Placements).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"p{{i}}","role":"{{(i == 0 ? "primary" : i % 2 == 0 ? "replica" : "backup")}}","siteId":"site-{{i}}","jurisdiction":"DZ","siteCeiling":"secret","encryptedAtRest":true,"distanceKmFromPrimary":{{i * 20}}}"""));
        const string End = """{"host":"a.dz.example","declared":["DZ"],"tls":{"version":"1.3"}}""";
        var facts =
            $$$"""
            {"id":"s","kind":"portal","phase":"production","classification":"restricted","criticality":"vital","personalData":true,
            "sensitiveData":true,"highRisk":true,"vitalStateInterest":true,"dataCategories":["identity","health"],"purposes":["service-delivery"],
            "register":{"purpose":"p","categories":["identity","health"],"retentionDays":1825},"dpia":{"status":"approved","reviewBy":"2027-06-01T00:00:00Z"},
            "placements":[{{{string.Join(',', placements)}}}],"endpoints":[{{{End}}},{{{End}}}],
            "vendors":[{"id":"v","incorporatedIn":"DZ","controlJurisdictions":["DZ"],"ultimateOwners":[],"provides":["hosting"],"licences":[{"kind":"arpce-cloud","validUntil":"2028-01-01T00:00:00Z"}],"privilegedAccess":false,"supportCountries":["DZ"],"sites":[{"id":"site-0","jurisdiction":"DZ"}],"exitPlan":{"testedAt":"2026-09-01T00:00:00Z"}}],
            "keys":["t/k"],"flowsIn":[],"flowsOut":[{"id":"f","toJurisdiction":"DZ","dataCategories":["identity"]}],"rpoMinutes":60,"rtoMinutes":240,
            "restoreTest":{"at":"2026-10-20T00:00:00Z","measuredRpoMinutes":20,"measuredRtoMinutes":100},"tenant":{"id":"t","dpo":"p-dpo","kind":"institution"},
            "authorisations":[{"id":"a","kind":"anpdp-treatment","jurisdictions":["DZ"],"dataCategories":["identity","health"],"validUntil":"2028-01-01T00:00:00Z"}],
            "allowedJurisdictions":["DZ"],"keyCustodian":"state","dependsOn":[],
            "resources":[{"id":"vm-1","siteId":"site-0","since":"2026-01-01T00:00:00Z"},{"id":"vol-1","siteId":"site-1","since":"2026-01-01T00:00:00Z"},{"id":"vol-2","siteId":"site-19","since":"2026-01-01T00:00:00Z"}]}
            """;
        using var document = JsonDocument.Parse(facts);
        var tenant = TenantId.TryParse("ten-000", out var read) ? read : throw new InvalidOperationException("no tenant");
        return EvaluationDocument.Freeze(PolicyTarget.System, "System", "s", tenant, 1, document.RootElement);
    }
}
