using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Telemetry;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Metering;

/// <summary>Appends usage: reads what is known, decides each event in order, writes all in one transaction.</summary>
[StatelessWorker, GrainType("dcops.usage")]
internal sealed class UsageGrain(UsageStore store, MeteringCatalog catalog, MeteringMetrics metrics, TimeProvider time)
    : Grain, IUsageGrain
{
    // Two senders of the same names at one moment meet once; a third time means something else is wrong.
    private const int Attempts = 3;

    public async Task<ImmutableArray<UsageReceipt>> AppendAsync(ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        if (events.Length > MeteringLimits.BatchEvents)
        {
            throw new ArgumentOutOfRangeException(nameof(events), $"a batch has at most {MeteringLimits.BatchEvents} events");
        }

        if (events.Any(usage => !GrainCaller.Current.Scope.Covers(usage.Subject.Tenant)))
        {
            throw new UnauthorizedAccessException("the usage is not the caller's tenant's");
        }

        var meters = (await catalog.GetAsync(cancellationToken)).Meters;
        for (var attempt = 1; ; attempt++)
        {
            var now = time.GetUtcNow();
            var known = await store.ReadAsync(events, cancellationToken);
            var decided = UsageBatch.Decide(events, known, meters, now);
            try
            {
                await store.AppendAsync(decided, now, cancellationToken);
            }
            catch (RowsExpectedException) when (attempt < Attempts)
            {
                continue;
            }

            Count(decided, now);
            var stored = await store.OffsetsAsync(events, cancellationToken);
            return [.. decided.Select(item => Receipt(item, stored))];
        }
    }

    private static UsageReceipt Receipt(
        ReceivedUsage item, ImmutableDictionary<(string Source, string Id), StoredUsage> stored) =>
        new(
            item.Outcome,
            (item.Outcome.IsKept() || item.Outcome == UsageOutcome.Duplicate)
                && stored.TryGetValue((item.Event.Source, item.Event.Id), out var at) ? at.Offset : null,
            item.StoredDigest);

    private void Count(ImmutableArray<ReceivedUsage> decided, DateTimeOffset now)
    {
        foreach (var (usage, outcome, _) in decided)
        {
            metrics.Received(usage.Meter, outcome.Code());
            if (outcome == UsageOutcome.Accepted)
            {
                metrics.Accepted(now - usage.Time);
            }
        }
    }
}
