using System.Collections.Immutable;

namespace DataCenterOps.Scheduling;

/// <summary>The names of the jobs: in the store, in the label <c>job_name</c> and as keys of <see cref="IScheduledWork"/>.</summary>
public static class JobNames
{
    /// <summary>Wakes the shards of the fast plan every five seconds.</summary>
    public const string FastChecks = "fast_checks";

    /// <summary>Wakes the shards of the slow plan every minute.</summary>
    public const string SlowChecks = "slow_checks";

    /// <summary>Rates usage hourly and at every start.</summary>
    public const string Rating = "rating";

    /// <summary>Judges every ten seconds what has changed, and as a whole what is due.</summary>
    public const string Sweep = "sweep";

    /// <summary>Judges everything again each night.</summary>
    public const string FullSweep = "full_sweep";

    /// <summary>Deletes daily what has outlived its retention.</summary>
    public const string Housekeeping = "housekeeping";

    /// <summary>Sends messages every five seconds.</summary>
    public const string Messages = "messages";

    /// <summary>Each minute goes on with requests for consent that were interrupted, and writes down what is over.</summary>
    public const string Approval = "approval";

    /// <summary>Each minute puts usage and results of checks under digests in the ledger.</summary>
    public const string Digest = "digest";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [FastChecks, SlowChecks, Rating, Sweep, FullSweep, Housekeeping, Approval, Digest, Messages];
}
