namespace DataCenterOps.Domain.Checks;

/// <summary>Limits of checks and probes, each with its reason.</summary>
public static class CheckLimits
{
    /// <summary>The shortest interval. A visitor that comes more often is a burden to the one visited.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(30);

    /// <summary>The longest interval. What is asked less than daily is not monitored.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromHours(24);

    /// <summary>The interval unless told: what the burn-rate rules are computed for.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(60);

    /// <summary>The shortest time-out. Below it a busy network alone fails the check.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>The time-out unless told, and the longest one at an interval of a minute.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The longest time-out at any interval: a shard that waits longer misses its own ticks.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Checks with a shorter interval belong to the fast plan.</summary>
    public static readonly TimeSpan FastBelow = TimeSpan.FromMinutes(5);

    /// <summary>The fast plan's tick: how late a check starts at worst.</summary>
    public static readonly TimeSpan FastTick = TimeSpan.FromSeconds(5);

    /// <summary>The slow plan's tick.</summary>
    public static readonly TimeSpan SlowTick = TimeSpan.FromSeconds(60);

    /// <summary>Checks of one shard. At 64 a time and 10 seconds each, all have run within 40 seconds of a 60-second tick.</summary>
    public const int PerShard = 250;

    /// <summary>Shards of one plan: 64,000 checks, above the 50,000 that a cluster is built for.</summary>
    public const int ShardsPerPlan = 256;

    /// <summary>
    /// Checks that a shard takes in at most. The number of shards follows the number of checks with some delay, and hashes
    /// are not spread perfectly: nothing may be left unwatched for that.
    /// </summary>
    public const int PerShardAtMost = 1_000;

    /// <summary>Results of one commit: with two changes each, the entries stay far below what shares a transaction.</summary>
    public const int ResultsPerCommit = 64;

    /// <summary>How long results wait for others to share a commit. Nobody waits for them.</summary>
    public static readonly TimeSpan CommitEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Probes at once of one shard: sockets.</summary>
    public const int ConcurrentPerShard = 64;

    /// <summary>Probes at once of one silo: sockets.</summary>
    public const int ConcurrentPerSilo = 512;

    /// <summary>Probes at once against one host: be a polite visitor.</summary>
    public const int ConcurrentPerHost = 2;

    /// <summary>Addresses of one name that are judged; a name with more is refused, because the work must be bounded.</summary>
    public const int AddressesPerName = 64;

    /// <summary>Bytes of a body that are read. The rest is left unread: an assertion is about a page's head, not a download.</summary>
    public const int BodyBytes = 65_536;

    /// <summary>Characters of a body that are ever shown, after escaping: a body is somebody else's text.</summary>
    public const int BodyShown = 200;

    /// <summary>Redirects that are followed. Each one is judged again.</summary>
    public const int Redirects = 3;

    /// <summary>Assertions of one check, as in the estate's documents.</summary>
    public const int Asserts = 16;

    /// <summary>Code points of one assertion, as of any text of a document.</summary>
    public const int AssertLength = 200;

    /// <summary>Characters of a target: a URL that no browser or proxy cuts.</summary>
    public const int TargetLength = 2_000;

    /// <summary>Missed runs after which nobody may claim to know the state.</summary>
    public const int MissedRuns = 2;

    /// <summary>Failures among <see cref="ConfirmOf"/> results after which a check is down.</summary>
    public const int ConfirmFails = 3;

    /// <summary>Results that a confirmation looks back on.</summary>
    public const int ConfirmOf = 5;

    /// <summary>Successes in a row after which a check that was down is up.</summary>
    public const int ConfirmSuccesses = 2;

    /// <summary>The most results a confirmation may look back on: they are bits of one number.</summary>
    public const int ConfirmWindow = 20;

    /// <summary>Observers that may be asked to agree.</summary>
    public const int ConfirmQuorum = 5;

    /// <summary>Compiled assertions that are kept: those of 2,000 checks with two each.</summary>
    public const int CompiledAsserts = 4_096;

    /// <summary>Cost units of one assertion: a tenth of a rule's, some ten milliseconds at worst.</summary>
    public const long AssertCost = 100_000;

    /// <summary>How long raw results are kept.</summary>
    public static readonly TimeSpan RawRetention = TimeSpan.FromHours(48);

    /// <summary>Rows that one deletion takes: it holds the one writer for some tens of milliseconds.</summary>
    public const int DeletedAtOnce = 5_000;

    /// <summary>
    /// Into how many shards a plan of <paramref name="checks"/> checks is split: a power of two, so that a check moves
    /// only when the number doubles, and a fifth of each shard stays free.
    /// </summary>
    public static int Shards(int checks)
    {
        var needed = Math.Max(1, (checks + (PerShard * 4 / 5) - 1) / (PerShard * 4 / 5));
        return Math.Min(ShardsPerPlan, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)needed));
    }

    /// <summary>The tick of <paramref name="plan"/>.</summary>
    public static TimeSpan Tick(CheckPlan plan) => plan == CheckPlan.Fast ? FastTick : SlowTick;
}
