using System.Collections.Immutable;

namespace DataCenterOps.Telemetry;

/// <summary>What the business rows said at one moment. Replaces what they said before; what is missing is removed.</summary>
public sealed record BusinessSnapshot
{
    /// <summary>Systems by phase (<c>production</c>) and criticality (<c>vital</c>).</summary>
    public ImmutableArray<(string Phase, string Criticality, int Count)> Systems { get; init; } = [];

    /// <summary>Whether each system is up. A system whose state is unknown is left out: no sample is the honest answer.</summary>
    public ImmutableArray<(string Tenant, string System, bool IsUp)> Up { get; init; } = [];

    /// <summary>The availability objective of each system that has one, 0 to 1.</summary>
    public ImmutableArray<(string System, double Ratio)> SloTargets { get; init; } = [];

    /// <summary>When the earliest leaf certificate of each system ends, where one was seen.</summary>
    public ImmutableArray<(string System, DateTimeOffset NotAfter)> Certificates { get; init; } = [];

    /// <summary>The newest usage event accepted for each tenant.</summary>
    public ImmutableArray<(string Tenant, DateTimeOffset At)> LastUsage { get; init; } = [];

    /// <summary>When rating last succeeded; absent before the first time.</summary>
    public DateTimeOffset? RatingLastSuccess { get; init; }

    /// <summary>Positive charges since the beginning, in dinars, by tenant and pool. Sums that only grow.</summary>
    public ImmutableArray<(string Tenant, string Pool, decimal Dinars)> Charged { get; init; } = [];

    /// <summary>Open findings by category (<c>supply-chain</c>) and severity (<c>high</c>).</summary>
    public ImmutableArray<(string Category, string Severity, int Count)> Findings { get; init; } = [];

    /// <summary>Age of the oldest open finding of each severity.</summary>
    public ImmutableArray<(string Severity, TimeSpan Age)> OldestFindings { get; init; } = [];

    /// <summary>How many times enforcement is lifted now.</summary>
    public long BreakGlassActive { get; init; }

    /// <summary>How many were not reviewed in time.</summary>
    public long BreakGlassOverdue { get; init; }

    /// <summary>Waivers that run, by the category of their policies (<c>supply-chain</c>).</summary>
    public ImmutableArray<(string Category, long Count)> Waivers { get; init; } = [];

    /// <summary>When the next of them ends; absent while none runs.</summary>
    public DateTimeOffset? WaiverNextExpiry { get; init; }

    /// <summary>The score of sovereignty of each tenant that has one, 0 to 1.</summary>
    public ImmutableArray<(string Tenant, double Ratio)> SovereigntyScores { get; init; } = [];

    /// <summary>The level of each tenant's weakest system in each objective (<c>SOV-3</c>), 0 to 4.</summary>
    public ImmutableArray<(string Tenant, string Objective, int Level)> SovereigntyLevels { get; init; } = [];

    /// <summary>Keys past their rotation date; absent when no policy in force asks for rotation.</summary>
    public long? KeysRotationOverdue { get; init; }

    /// <summary>Sendings that wait or were given up, by carrier (<c>webhook</c>); <c>console</c> for what was not spread yet.</summary>
    public ImmutableArray<(string Carrier, long Pending, TimeSpan Oldest, long Dead)> Messages { get; init; } = [];
}
