using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Metering;

public sealed class UsageGrainTests(Clusters clusters)
{
    private static readonly DateTimeOffset Hour = CivilCalendar.HourOf(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_event_of_a_batch_has_its_own_outcome(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "usagebatch");
        var first = metered.Usage("a", Hour.AddHours(-2), "16");
        var conflict = metered.Usage("a", Hour.AddHours(-2), "17");
        var receipts = await SendAsync(
            cluster, metered.Tenant, first, first, conflict, metered.Usage("b", Hour.AddHours(-2), "16"),
            metered.Usage("c", Hour.AddHours(-1), "16"), metered.Usage("d", Hour.AddDays(2), "16"),
            metered.Usage("e", Hour.AddHours(-1), "16", unit: "Threads", system: "nobody-knows"));
        Assert.Equal("accepted duplicate conflict window_taken accepted future quarantined", Outcomes(receipts));
        Assert.Equal(first.Digest, receipts[2].StoredDigest);
        Assert.Equal(receipts[0].Offset, receipts[1].Offset);
        Assert.All(receipts, receipt => Assert.Equal(receipt.Outcome.IsKept() || receipt.Outcome == UsageOutcome.Duplicate, receipt.Offset is not null));

        // Sent again as a whole, nothing new is kept.
        var again = await SendAsync(cluster, metered.Tenant, first, conflict, metered.Usage("c", Hour.AddHours(-1), "16"));
        Assert.Equal("duplicate conflict duplicate", Outcomes(again));
        Assert.Equal((receipts[0].Offset, receipts[4].Offset), (again[0].Offset, again[2].Offset));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_senders_of_one_event_at_one_moment_have_it_kept_once(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "usagerace");
        var events = Enumerable.Range(0, 20).Select(n => metered.Usage($"{n}", Hour.AddMinutes(-n), "16")).ToArray();
        var answers = await Task.WhenAll(SendAsync(cluster, metered.Tenant, events), SendAsync(cluster, metered.Tenant, events));
        var outcomes = answers.SelectMany(answer => answer).Select(receipt => receipt.Outcome.Code()).Order(StringComparer.Ordinal);
        Assert.Equal([.. Enumerable.Repeat("accepted", 20), .. Enumerable.Repeat("duplicate", 20)], outcomes, StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_sends_without_being_somebody_and_nobody_for_another_tenant(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var metered = await StartAsync(cluster, "usagewho");
        var usage = metered.Usage("a", Hour.AddHours(-1), "16");
        var grain = cluster.Grains.GetGrain<IUsageGrain>(metered.Tenant);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.AppendAsync([usage], Cancel));
        using (cluster.As(Callers.Of(Callers.Tenant("cnas"), Role.Operator)))
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.AppendAsync([usage], Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(
                () => cluster.Grains.GetGrain<IUsageGrain>("cnas").AppendAsync([usage], Cancel));
        }

        using (cluster.As(Callers.Of(Callers.Tenant(metered.Tenant), Role.Operator)))
        {
            Assert.Equal("accepted", Outcomes(await grain.AppendAsync([usage], Cancel)));
        }
    }

    [Fact]
    public async Task A_batch_is_bounded()
    {
        var cluster = await clusters.SharedAsync(Databases.Sqlite);
        var usage = new Metered(cluster, "usagemany").Usage("a", Hour.AddHours(-1), "16");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => SendAsync(cluster, "usagemany", [.. Enumerable.Repeat(usage, MeteringLimits.BatchEvents + 1)]));
    }

    internal static async Task<ImmutableArray<UsageReceipt>> SendAsync(Cluster cluster, string tenant, params UsageEvent[] events)
    {
        using (cluster.As(Callers.Operator))
        {
            return await cluster.Grains.GetGrain<IUsageGrain>(tenant).AppendAsync([.. events], Cancel);
        }
    }

    private static string Outcomes(ImmutableArray<UsageReceipt> receipts) =>
        string.Join(' ', receipts.Select(receipt => receipt.Outcome.Code()));

    private static async Task<Metered> StartAsync(Cluster cluster, string name)
    {
        var metered = new Metered(cluster, name);
        await metered.MeterAsync();
        await metered.ResourceAsync(Hour.AddDays(-1), "4");
        return metered;
    }
}
