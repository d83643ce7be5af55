using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Persistence.Checks;

namespace DataCenterOps.Grains.Checks;

/// <summary>The checks of one shard, what is known of each, and which of them are under way. Belongs to one grain.</summary>
internal sealed class CheckRoster
{
    private readonly ImmutableArray<CheckDefinition> _checks;
    private readonly HashSet<CheckId> _ids;
    private readonly Dictionary<CheckId, CheckHealth> _known;
    private readonly HashSet<CheckId> _underWay;

    /// <summary>Takes in what was read. Runs that <paramref name="underWay"/> names go on and are not started again.</summary>
    public CheckRoster(CheckShard shard, string revision, int shardCount, IEnumerable<CheckId> underWay)
    {
        _checks = shard.Checks;
        _ids = [.. shard.Checks.Select(check => check.Id)];
        _known = shard.States.ToDictionary();
        _underWay = [.. underWay];
        (Revision, ShardCount, DeclaredRanges) = (revision, shardCount, shard.DeclaredRanges);
        StreamVersion = shard.StreamVersion;
    }

    /// <summary>What was in force when it was read.</summary>
    public string Revision { get; }

    /// <summary>Into how many shards the plan was split.</summary>
    public int ShardCount { get; }

    /// <summary>The private ranges that may be asked.</summary>
    public ImmutableArray<IPNetwork> DeclaredRanges { get; }

    /// <summary>Where the shard's stream stands.</summary>
    public long StreamVersion { get; set; }

    /// <summary>The checks that are under way.</summary>
    public IReadOnlyCollection<CheckId> UnderWay => _underWay;

    /// <summary>The systems that have a check here.</summary>
    public IEnumerable<string> Systems => _checks.Select(check => check.Id.System).Distinct(StringComparer.Ordinal);

    /// <summary>The checks.</summary>
    public ImmutableArray<CheckDefinition> Checks => _checks;

    /// <summary>Takes what fell due up to <paramref name="tick"/>, the newest instant of each check, and marks it as under way.</summary>
    public ImmutableArray<CheckRun> Start(DateTimeOffset tick)
    {
        var due = ImmutableArray.CreateBuilder<CheckRun>();
        foreach (var check in _checks)
        {
            if (!_underWay.Contains(check.Id) && Due(check, tick) is { } run)
            {
                _underWay.Add(check.Id);
                due.Add(run);
            }
        }

        return due.ToImmutable();
    }

    /// <summary>Whether the shard still has a check.</summary>
    public bool Has(CheckId check) => _ids.Contains(check);

    /// <summary>What is known of a check.</summary>
    public CheckHealth Of(CheckId check, DateTimeOffset now) =>
        _known.TryGetValue(check, out var health) ? health : CheckHealth.Unseen(now);

    /// <summary>Takes in what was committed.</summary>
    public void Learn(CheckId check, CheckHealth health) => _known[check] = health;

    /// <summary>A run is over, whatever became of its result.</summary>
    public void End(CheckId check) => _underWay.Remove(check);

    private CheckRun? Due(CheckDefinition check, DateTimeOffset tick)
    {
        var newest = CheckGrid.Newest(check, tick);
        var health = _known.GetValueOrDefault(check.Id);

        // A check that nobody has looked at does not wait for its place on the grid: a day, at worst.
        return health is null || newest > health.LastDue
            ? new CheckRun(check, newest, health is null ? tick : newest, CheckSilence.Before(check, health, newest, tick))
            : null;
    }
}
