using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;
using DataCenterOps.Persistence.Tests.Metering;

namespace DataCenterOps.Persistence.Tests.Ledger.Digests;

/// <summary>Writes usage and its digests, and holds every row against the digest that must cover it.</summary>
internal static class Digesting
{
    public const string Source = "urn:dcops:collector:alg-dc1/hv-1";

    public static DateTimeOffset Now { get; } = Usage.Time("2026-10-03T09:00:00Z");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<int> DigestAsync(Silo silo) => silo.Get<FactDigesting>().WriteAsync(Now, Token);

    public static ReceivedUsage Event(string id, int minute) => new(
        Usage.Event(id, Usage.Time("2026-10-03T00:00:00Z").AddSeconds(minute * 7).ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        UsageOutcome.Accepted, null);

    /// <summary>Appends so many events, named <c>a-1</c>, <c>a-2</c> …, in one commit.</summary>
    public static Task AppendAsync(Silo silo, int from, int count) => silo.Get<UsageStore>().AppendAsync(
        [.. Enumerable.Range(from, count).Select(n => Event($"a-{n}", n))], Now, Token);

    public static async Task<FactPath> PathAsync(Silo silo, string id)
    {
        var place = await silo.Get<DigestQueries>().UsageAsync(TenantScope.All, Source, id, Token);
        return await silo.Get<DigestQueries>().PathAsync(place!, Token);
    }

    public static async Task<ImmutableArray<FactDigest>> InLedgerAsync(Silo silo)
    {
        var digests = ImmutableArray.CreateBuilder<FactDigest>();
        await foreach (var entry in silo.Ledger.ReadAllAsync(0, Token))
        {
            if (entry.Stream.Value.StartsWith("digest/", StringComparison.Ordinal))
            {
                Assert.True(FactDigest.TryRead(entry.Bytes, out var digest, out var error), error);
                digests.Add(digest);
            }
        }

        return digests.ToImmutable();
    }

    /// <summary>Digests of each series follow each other, and cover every numbered row with its very bytes.</summary>
    /// <returns>How many rows.</returns>
    public static async Task<long> VerifyAsync(Silo silo)
    {
        var (order, rows) = (new DigestOrder(), 0L);
        await foreach (var entry in silo.Ledger.ReadAllAsync(0, Token))
        {
            Assert.Null(order.Add(entry.Bytes));
        }

        var digests = await InLedgerAsync(silo);
        var series = await silo.Writer.ExclusiveAsync(
            session => session.Query("SELECT id FROM fact_series", reader => reader.GetInt64(0)).ToArray(), Token);
        foreach (var id in series)
        {
            var state = (await silo.Get<FactRows>().SeriesAsync(id, Token))!;
            Assert.Equal(state.Last, state.Digested);
            var facts = await silo.Get<FactRows>().ReadAsync(state, 0, long.MaxValue, Token).ToArrayAsync(Token);
            Assert.Equal(state.Last, facts.Length);
            Assert.Equal(Enumerable.Range(1, facts.Length).Select(n => (long)n), facts.Select(fact => fact.Number));
            foreach (var digest in digests.Where(digest => digest.Series == state.Name))
            {
                var covered = facts.Skip((int)digest.First - 1).Take((int)digest.Count).ToArray();
                Assert.Equal(new FactTree([.. covered.Select(fact => TreeHash.OfLeaf(fact.Bytes))]).Root, digest.Root);
                Assert.Equal((covered.Min(fact => fact.Time), covered.Max(fact => fact.Time)), (digest.From, digest.Until));
            }

            rows += facts.Length;
        }

        Assert.Equal(rows, order.Facts);
        return rows;
    }

    public static Task<int> SqlAsync(Silo silo, string sql, params object?[] values) =>
        silo.Writer.ExclusiveAsync(session => session.Execute(sql, values), Token);
}
