using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Telemetry.Tests;

/// <summary>A catalogue in which every metric has at least one sample.</summary>
internal static class SomeMetrics
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static MetricCatalogue New()
    {
        var catalogue = new MetricCatalogue("1.0.0", "abc1234");
        catalogue.Probes.Ran("civil-registry", CheckKind.Http, CheckOutcome.Ok, TimeSpan.FromMilliseconds(40), TimeSpan.Zero);
        catalogue.Metering.Received("vm_vcpu", "accepted", 3);
        catalogue.Metering.Accepted(TimeSpan.FromMinutes(3));
        catalogue.Metering.Rated("ok");
        catalogue.Policies.Decided("DCO-RES-001", "not-applicable", "admission");
        catalogue.Policies.Evaluated(TimeSpan.FromMicroseconds(25), 240);
        catalogue.Jobs.Register("fast_checks");
        catalogue.Jobs.Succeeded("fast_checks", Now);
        catalogue.Ledger.CheckpointAt(Now);
        catalogue.Ledger.WitnessLagging("auditor", TimeSpan.FromSeconds(2));
        catalogue.Ledger.WitnessContradicts("auditor", false);
        catalogue.Ledger.Asked("cosigned");
        catalogue.Business.Replace(Snapshot());
        return catalogue;
    }

    public static BusinessSnapshot Snapshot() => new()
    {
        Systems = [("production", "vital", 41)],
        Up = [("min-interior", "civil-registry", true), ("cnas", "cnas-claims", false)],
        SloTargets = [("civil-registry", 0.999)],
        Certificates = [("civil-registry", Now.AddDays(9))],
        LastUsage = [("min-interior", Now)],
        RatingLastSuccess = Now,
        Charged = [("min-interior", "compute", 93652.46m)],
        Findings = [("supply-chain", "high", 2)],
        OldestFindings = [("high", TimeSpan.FromDays(2))],
        BreakGlassActive = 1,
        BreakGlassOverdue = 2,
        SovereigntyScores = [("cnas", 0.125)],
        SovereigntyLevels = [("cnas", "SOV-3", 4), ("cnas", "SOV-8", 0)],
        Waivers = [("supply-chain", 2)],
        WaiverNextExpiry = DateTimeOffset.UnixEpoch.AddDays(20_800),
        KeysRotationOverdue = 3,
    };
}
