using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Persistence.Tests.Metering;

public sealed class UsageStoreTests(Databases databases)
{
    private const string Now = "2026-10-03T09:00:00Z";

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task An_event_counts_once_however_often_it_comes(string engine)
    {
        await using var silo = await StartAsync(engine);
        var usage = Usage.Event("a", "2026-10-03T08:00:00Z");
        Assert.Equal("accepted duplicate", Usage.Outcomes(await Usage.ReceiveAsync(silo, Now, usage, usage)));
        Assert.Equal("duplicate", Usage.Outcomes(await Usage.ReceiveAsync(silo, "2026-12-31T09:00:00Z", usage)));

        // The same number written otherwise is the same event.
        Assert.Equal("duplicate", Usage.Outcomes(await Usage.ReceiveAsync(silo, Now, Usage.Event("a", "2026-10-03T09:00:00+01:00", "16.0"))));
        Assert.Single(await silo.RowsAsync("usage_event"));
        Assert.Empty(await silo.RowsAsync("usage_anomaly"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_payload_under_a_name_conflicts_for_itself_alone_and_is_kept_beside_the_log(string engine)
    {
        await using var silo = await StartAsync(engine);
        var first = Usage.Event("a", "2026-10-03T08:00:00Z");
        await Usage.ReceiveAsync(silo, Now, first);
        var other = Usage.Event("a", "2026-10-03T08:00:00Z", "17");
        var received = await Usage.ReceiveAsync(
            silo, Now, Usage.Event("b", "2026-10-03T08:10:00Z"), other, Usage.Event("c", "2026-10-03T08:20:00Z"),
            Usage.Event("a", "2026-10-03T08:30:00Z", source: "urn:dcops:collector:alg-dc1/hv-2"));
        Assert.Equal("accepted conflict accepted accepted", Usage.Outcomes(received));
        Assert.Equal(first.Digest, received[1].StoredDigest);
        Assert.Equal(4, (await silo.RowsAsync("usage_event")).Count);
        Assert.Contains(other.Digest, Assert.Single(await silo.RowsAsync("usage_anomaly")), StringComparison.Ordinal);

        // Sent again it is the same anomaly.
        await Usage.ReceiveAsync(silo, Now, other);
        Assert.Single(await silo.RowsAsync("usage_anomaly"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_window_is_covered_once_by_each_collector(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Usage.ReceiveAsync(silo, Now, Usage.Event("a", "2026-10-03T08:00:00Z"));
        Assert.Equal("window_taken", Usage.Outcomes(await Usage.ReceiveAsync(silo, Now, Usage.Event("b", "2026-10-03T08:00:00Z"))));
        Assert.Single(await silo.RowsAsync("usage_event"));
        Assert.Single(await silo.RowsAsync("usage_anomaly"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Late_usage_is_kept_and_rating_hears_of_it(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Usage.ReceiveAsync(silo, "2026-11-10T09:00:00Z", Usage.Event("a", "2026-11-10T08:00:00Z"));
        var seen = (await silo.Get<RatingStore>().ReadAsync("cnas", Cancel)).Offset;
        var late = Usage.Event("b", "2026-10-03T08:00:00Z");
        Assert.Equal("late", Usage.Outcomes(await Usage.ReceiveAsync(silo, "2026-11-10T10:00:00Z", late)));
        Assert.Equal(late.From, await silo.Get<RatingStore>().NewSinceAsync("cnas", "vm_vcpu", seen, Cancel));
        Assert.Null(await silo.Get<RatingStore>().NewSinceAsync("cnas", "vm_vcpu", seen + 1, Cancel));
        var series = Assert.Single((await silo.Get<RatingStore>().ReadAsync("cnas", Cancel)).Series);
        Assert.Equal((late.From, true), (series.FirstAt, series.IsMapped));
        Assert.Equal("too_old", Usage.Outcomes(await Usage.ReceiveAsync(silo, "2026-11-10T10:00:00Z", Usage.Event("c", "2025-10-03T08:00:00Z"))));
        Assert.Equal(2, (await silo.RowsAsync("usage_event")).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_nobody_knows_waits_in_quarantine(string engine)
    {
        await using var silo = await StartAsync(engine);
        var received = await Usage.ReceiveAsync(
            silo, Now, Usage.Event("a", "2026-10-03T08:00:00Z", subject: "cnas/no-such-system"),
            Usage.Event("b", "2026-10-03T08:00:00Z", subject: "casnos/cnas-claims/vm-1"));
        Assert.Equal("quarantined quarantined", Usage.Outcomes(received));
        Assert.False(Assert.Single((await silo.Get<RatingStore>().ReadAsync("cnas", Cancel)).Series).IsMapped);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_that_append_one_name_at_once_the_second_writes_nothing_of_its_batch(string engine)
    {
        await using var silo = await StartAsync(engine);
        var store = silo.Get<UsageStore>();
        var usage = Usage.Event("a", "2026-10-03T08:00:00Z");
        var stale = new ReceivedUsage(usage, UsageOutcome.Accepted, null);
        var beside = new ReceivedUsage(Usage.Event("b", "2026-10-03T08:10:00Z"), UsageOutcome.Accepted, null);
        await store.AppendAsync([stale], Usage.Time(Now), Cancel);
        await Assert.ThrowsAsync<RowsExpectedException>(() => store.AppendAsync([beside, stale], Usage.Time(Now), Cancel));
        Assert.Single(await silo.RowsAsync("usage_event"));
        Assert.Single(await silo.RowsAsync("usage_event_key"));
        Assert.Equal("1|1", Assert.Single(await silo.RowsAsync("usage_head")));

        // Nothing of the batch is lost for who decides again.
        Assert.Equal("accepted duplicate", Usage.Outcomes(await Usage.ReceiveAsync(silo, Now, beside.Event, usage)));
        Assert.Equal(2, (await store.OffsetsAsync([usage, beside.Event], Cancel))[(beside.Event.Source, "b")].Offset);
    }

    private async Task<Silo> StartAsync(string engine)
    {
        var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", "2026-09-30T23:00:00Z", "4");
        return silo;
    }
}
