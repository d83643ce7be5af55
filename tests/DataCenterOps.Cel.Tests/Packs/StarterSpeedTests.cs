using System.Diagnostics;
using System.Globalization;

namespace DataCenterOps.Cel.Tests.Packs;

public sealed class StarterSpeedTests(ITestOutputHelper output)
{
    private static readonly string[] Rules =
    [
        "subject.placements.all(p, p.jurisdiction in params.home || subject.authorisations.exists(a, a.kind == 'anpdp-transfer' && p.jurisdiction in a.jurisdictions && timestamp(a.validUntil) > now))",
        "subject.placements.all(p, p.jurisdiction in params.home) && subject.flowsOut.all(f, f.toJurisdiction in params.home)",
        "subject.placements.filter(p, p.role in ['backup','replica','dr']).all(c, c.jurisdiction in subject.allowedJurisdictions)",
        "subject.placements.all(p, has(p.siteId) && p.siteId != '')",
        "subject.placements.all(p, params.order[p.siteCeiling] >= params.order[subject.classification])",
        "subject.endpoints.all(e, e.observed.all(o, o.jurisdiction == 'unknown' || o.jurisdiction in e.declared))",
        "subject.endpoints.all(e, size(e.observed) > 0 && e.observed.all(o, o.jurisdiction != 'unknown'))",
        "subject.endpoints.all(e, now - timestamp(e.observedAt) < duration(string(params.maxAgeHours) + 'h'))",
        "subject.placements.all(p, p.encryptedAtRest)",
        "subject.endpoints.all(e, double(e.tls.version) >= params.minTls)",
        "subject.placements.exists(p, p.role in ['dr','replica'] && p.jurisdiction in params.home && p.distanceKmFromPrimary >= params.minKm)",
        "subject.criticality in ['vital','important']",
        "subject.classification != 'public'",
        "subject.personalData",
        "subject.vitalStateInterest",
        "size(subject.endpoints) > 0",
        "subject.kind == 'portal'",
        "subject.criticality == 'vital'",
    ];

    [Fact]
    public void Evaluating_the_starter_rules_allocates_next_to_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        var placements = Enumerable.Range(0, 20).Select(i =>
            $$"""{"id":"p{{i}}","role":"{{(i == 0 ? "primary" : "backup")}}","siteId":"s{{i}}","jurisdiction":"DZ","siteCeiling":"secret","encryptedAtRest":true,"distanceKmFromPrimary":{{i}}}""");
        var endpoint = """{"host":"a.example","declared":["DZ"],"observedAt":"2026-09-20T00:00:00Z","tls":{"version":"1.3"},"observed":[{"jurisdiction":"DZ"}]}""";
        var subject = $$"""{"id":"s","kind":"portal","classification":"restricted","criticality":"vital","personalData":true,"vitalStateInterest":true,"allowedJurisdictions":["DZ"],"placements":[{{string.Join(',', placements)}}],"flowsOut":[{"id":"f","toJurisdiction":"DZ"}],"authorisations":[],"endpoints":[{{endpoint}},{{endpoint}}],"approvedIssuers":[]}""";
        var parameters = """{"home":["DZ"],"order":{"public":0,"internal":1,"restricted":2,"secret":3},"minTls":1.2,"minKm":50,"maxAgeHours":48}""";
        var values = Estate.Values(subject, parameters);
        var programs = Rules.Select(rule => Estate.Environment.Compile(rule).Program!).ToArray();
        var results = programs.Select(program => program.Evaluate(values, new CelBudget(CelLimits.ExpressionCost), TestContext.Current.CancellationToken)).ToArray();
        Assert.DoesNotContain(results, result => result.IsError);
        for (var i = 0; i < 3_000; i++)
        {
            RunAll(programs, values, token);
            if (i == 1_000)
            {
                // Tiered compilation happens in the background.
                Thread.Sleep(300);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        const int Times = 5_000;
        for (var i = 0; i < Times; i++)
        {
            RunAll(programs, values, token);
        }

        var micros = watch.Elapsed.TotalMicroseconds / Times;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        var cost = RunAll(programs, values, token);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{programs.Length} rules: {micros:F2} µs, {bytes} bytes, {cost} units, {micros * 1000 / cost:F1} ns a unit"));
        Each(programs, values);
        watch.Restart();
        for (var i = 0; i < 100; i++)
        {
            foreach (var rule in Rules)
            {
                Estate.Environment.Compile(rule);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"compiling: {watch.Elapsed.TotalMicroseconds / 100 / Rules.Length:F1} µs an expression"));
        Assert.InRange(bytes, 0, 200 * Rules.Length);
    }

    private void Each(CelProgram[] programs, CelValue[] values)
    {
        const int Times = 5_000;
        for (var p = 0; p < programs.Length; p++)
        {
            var each = Stopwatch.StartNew();
            var start = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Times; i++)
            {
                programs[p].Evaluate(values, new CelBudget(100_000), TestContext.Current.CancellationToken);
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{each.Elapsed.TotalNanoseconds / Times:F0} ns {(GC.GetAllocatedBytesForCurrentThread() - start) / Times} B {Rules[p][..Math.Min(70, Rules[p].Length)]}"));
        }
    }

    private static long RunAll(CelProgram[] programs, CelValue[] values, CancellationToken token)
    {
        var budget = new CelBudget(CelLimits.DecisionCost);
        foreach (var program in programs)
        {
            program.Evaluate(values, budget, token);
        }

        return budget.Spent;
    }
}
