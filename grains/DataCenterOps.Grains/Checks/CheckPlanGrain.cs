using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Checks;

/// <summary>
/// One shard of a check plan. A wake starts what fell due and ends at once: probes run on the thread pool, their results
/// come back through a channel, and one loop on the grain's own scheduler folds and commits them.
/// </summary>
[GrainType("dcops.check-plan")]
internal sealed partial class CheckPlanGrain(
    CheckStore store,
    CheckRevision revision,
    CheckProbing probing,
    ILedger ledger,
    IWriter writer,
    FactSeries series,
    ProbeMetrics metrics,
    TimeProvider time,
    ILogger<CheckPlanGrain> logger) : Grain, ICheckPlanGrain, IDisposable
{
    // A commit takes place five times a second at most, a reading takes some milliseconds.
    private const int ReadAttempts = 3;

    private readonly Channel<(CheckRun Run, CheckResult? Result)> _done =
        Channel.CreateUnbounded<(CheckRun, CheckResult?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly SemaphoreSlim _places = new(CheckLimits.ConcurrentPerShard);
    private readonly CancellationTokenSource _stop = new();
    private CheckRoster? _roster;
    private CheckPlan _plan;
    private int _shard;
    private StreamId _stream;
    private bool _mustRead;
    private int _commits;
    private Task _committing = Task.CompletedTask;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !CheckCodes.TryParsePlan(key[..slash], out _plan)
            || !int.TryParse(key.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _shard))
        {
            throw new InvalidOperationException($"`{key}` is not a shard of a check plan");
        }

        _stream = StreamId.Of("check-plan", key);
        _committing = CommitAllAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task WakeAsync(DateTimeOffset tick, int shardCount, CancellationToken cancellationToken)
    {
        if (_shard >= shardCount)
        {
            return;
        }

        await ReadWhenChangedAsync(shardCount, cancellationToken);
        foreach (var run in _roster!.Start(tick))
        {
            // Off the grain's scheduler: a probe that takes its time must not hold up the next wake.
            var ranges = _roster.DeclaredRanges;
            _ = Task.Run(() => ObserveAsync(run, ranges), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Runs under way are given up: their instants are still due for whoever comes next.
        await _stop.CancelAsync();
        _done.Writer.TryComplete();
        await _committing.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Not the places: a probe that was given up may still hand one back.
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadWhenChangedAsync(int shardCount, CancellationToken cancellationToken)
    {
        var current = await revision.GetAsync();
        if (!_mustRead && _roster?.Revision == current && _roster.ShardCount == shardCount)
        {
            return;
        }

        // What is committed while the rows are being read may be missing from them: then they are read again.
        CheckShard shard;
        int commits;
        var attempts = 0;
        do
        {
            commits = _commits;
            shard = await store.ReadAsync(
                _plan, HashRange.Of(_shard, shardCount), _stream, CheckLimits.PerShardAtMost, cancellationToken);
        }
        while (commits != _commits && ++attempts < ReadAttempts);
        var before = _roster;
        _roster = new CheckRoster(shard, current, shardCount, before?.UnderWay ?? []);
        _mustRead = commits != _commits;
        if (shard.Checks.Length >= CheckLimits.PerShardAtMost)
        {
            LogFull(logger, this.GetPrimaryKeyString(), shard.Checks.Length);
        }

        if (!shard.Gone.IsEmpty)
        {
            await writer.WriteAsync(new CheckFacts([], shard.Gone, _plan, series: null), cancellationToken);
        }

        await CountFromZeroAsync(before, _roster, cancellationToken);
    }

    private async Task CountFromZeroAsync(CheckRoster? before, CheckRoster now, CancellationToken cancellationToken)
    {
        foreach (var check in now.Checks)
        {
            metrics.Register(check.Id.System, check.Kind);
        }

        foreach (var system in before?.Systems.Except(now.Systems, StringComparer.Ordinal) ?? [])
        {
            if (!await store.HasChecksAsync(system, cancellationToken))
            {
                metrics.Forget(system);
            }
        }
    }

    private async Task ObserveAsync(CheckRun run, ImmutableArray<System.Net.IPNetwork> ranges)
    {
        CheckResult? result = null;
        try
        {
            await _places.WaitAsync(_stop.Token);
            try
            {
                result = await probing.RunAsync(run, ranges, _stop.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The grain is leaving.
        }
        catch (Exception e)
        {
            LogBroken(logger, e, run.Check.Id.Value);
        }

        _done.Writer.TryWrite((run, result));
    }

    private async Task CommitAllAsync()
    {
        // Away from the activation that awaits this method's first step.
        await Task.Yield();
        var batch = new List<(CheckRun Run, CheckResult Result)>(CheckLimits.ResultsPerCommit);
        while (await _done.Reader.WaitToReadAsync())
        {
            await Task.Delay(CheckLimits.CommitEvery, time);
            while (batch.Count < CheckLimits.ResultsPerCommit && _done.Reader.TryRead(out var done))
            {
                // What was taken out while it ran must leave no state behind that a later check of that name would take up.
                if (done.Result is { } result && _roster!.Has(done.Run.Check.Id))
                {
                    batch.Add((done.Run, result));
                }
                else
                {
                    _roster?.End(done.Run.Check.Id);
                }
            }

            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<(CheckRun Run, CheckResult Result)> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var roster = _roster!;
        var now = time.GetUtcNow();
        var folded = batch.ConvertAll(done => CheckFolding.Fold(done.Run, done.Result, roster.Of(done.Run.Check.Id, now), now));
        var entries = folded.SelectMany(one => one.Entries).ToImmutableArray();
        try
        {
            await WriteAsync(roster, [.. folded.Select(one => one.Row)], entries);
            foreach (var (row, _) in folded)
            {
                // A roster that was read meanwhile may not have seen this commit yet.
                roster.Learn(row.Check.Id, row.Health);
                _roster!.Learn(row.Check.Id, row.Health);
            }

            Count(batch);
        }
        catch (Exception e)
        {
            // Nobody can tell whether it was written. Memory is forgotten, the truth is read at the next wake, and what
            // is still due runs again: results have a unique key.
            LogNotWritten(logger, e, this.GetPrimaryKeyString(), batch.Count);
            _mustRead = true;
        }
        finally
        {
            _commits++;
            batch.ForEach(done => _roster!.End(done.Run.Check.Id));
        }
    }

    private async Task WriteAsync(CheckRoster roster, ImmutableArray<CheckOutcomeRow> rows, ImmutableArray<NewEntry> entries)
    {
        var open = await series.OpenAsync(DigestedTables.Checks, CancellationToken.None);
        try
        {
            await WriteAsync(roster, new CheckFacts(rows, [], _plan, open), entries);
        }
        catch (RowsExpectedException)
        {
            // Another silo took this one for dead and has closed its series.
            series.Forget(open);
            throw;
        }
    }

    private async Task WriteAsync(CheckRoster roster, CheckFacts facts, ImmutableArray<NewEntry> entries)
    {
        if (entries.IsEmpty)
        {
            await writer.WriteAsync(facts, CancellationToken.None);
            return;
        }

        var append = new LedgerAppend
        {
            Stream = _stream,
            ExpectedVersion = roster.StreamVersion,
            Entries = entries,
            Facts = [facts],
        };
        var appended = await ledger.AppendAsync(append, CancellationToken.None);
        roster.StreamVersion = appended.Version;
        _roster!.StreamVersion = appended.Version;
    }

    private void Count(List<(CheckRun Run, CheckResult Result)> batch)
    {
        foreach (var (run, result) in batch)
        {
            metrics.Ran(
                run.Check.Id.System, run.Check.Kind, result.Outcome,
                TimeSpan.FromMilliseconds(result.DurationMs), TimeSpan.FromMilliseconds(result.DelayMs));
            if (run.Silence.Missed > 0)
            {
                metrics.Missed(run.Check.Id.System, run.Check.Kind, run.Silence.Missed);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The shard {Shard} has {Count} checks, and more are left out: raise the number of shards")]
    private static partial void LogFull(ILogger logger, string shard, int count);

    [LoggerMessage(2, LogLevel.Error, "The run of {Check} broke")]
    private static partial void LogBroken(ILogger logger, Exception exception, string check);

    [LoggerMessage(3, LogLevel.Warning, "The shard {Shard} could not write {Count} results; what is still due runs again")]
    private static partial void LogNotWritten(ILogger logger, Exception exception, string shard, int count);
}
