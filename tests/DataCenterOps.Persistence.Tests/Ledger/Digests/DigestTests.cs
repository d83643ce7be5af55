using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;
using DataCenterOps.Persistence.Tests.Checks;
using DataCenterOps.Persistence.Views;
using Npgsql;

namespace DataCenterOps.Persistence.Tests.Ledger.Digests;

public sealed class DigestTests(Databases databases)
{
    private const string Cnas = "cnas";

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_row_is_under_one_digest_and_can_be_proven(string engine)
    {
        await using var silo = await StartAsync(engine);
        Assert.Equal(0, await Digesting.DigestAsync(silo));
        await Digesting.AppendAsync(silo, 1, 5);
        await Digesting.AppendAsync(silo, 6, 1);
        Assert.Equal(1, await Digesting.DigestAsync(silo));
        Assert.Equal(0, await Digesting.DigestAsync(silo));
        await Digesting.AppendAsync(silo, 7, 3);
        Assert.IsType<FactPath.Waiting>(await Digesting.PathAsync(silo, "a-7"));
        Assert.Equal(1, await Digesting.DigestAsync(silo));

        Assert.Equal(9, await Digesting.VerifyAsync(silo));
        Assert.Equal([(1, 6), (7, 9)], (await Digesting.InLedgerAsync(silo)).Select(digest => (digest.First, digest.Last)));
        foreach (var number in Enumerable.Range(1, 9))
        {
            var path = Assert.IsType<FactPath.Found>(await Digesting.PathAsync(silo, $"a-{number}"));
            Assert.Contains($"\"event_id\":\"a-{number}\"", Encoding.UTF8.GetString(path.Row.Span), StringComparison.Ordinal);
            var digest = (await silo.Get<DigestQueries>().ListAsync(TenantScope.All, DigestedTables.Usage, 10, null, Token)).Items
                .Single(row => row.Position == path.Position);
            Assert.Equal(number, digest.First + path.Index);
            Assert.True(TreeHash.TryParse(digest.Root, out var root));
            Assert.True(TreeProof.IsIncluded(path.Index, digest.Count, TreeHash.OfLeaf(path.Row.Span), path.Path.AsSpan(), root));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_list_of_digests_is_a_view(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Digesting.AppendAsync(silo, 1, 5);
        await Digesting.DigestAsync(silo);
        await Digesting.AppendAsync(silo, 6, 5);
        await Digesting.DigestAsync(silo);
        var rows = await silo.RowsAsync("fact_digest");
        Assert.Equal(2, rows.Count);

        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(rows, await silo.RowsAsync("fact_digest"));
        var queries = silo.Get<DigestQueries>();
        var first = await queries.ListAsync(TenantScope.All, null, 1, null, Token);
        Assert.Equal(6, first.Items.Single().First);
        Assert.Equal(1, (await queries.ListAsync(TenantScope.All, null, 1, first.Next, Token)).Items.Single().First);
        Assert.Empty((await queries.ListAsync(TenantScope.All, DigestedTables.Checks, 10, null, Token)).Items);
        Assert.True(TenantId.TryParse(Cnas, out var tenant));
        Assert.Empty((await queries.ListAsync(TenantScope.Of(tenant), null, 10, null, Token)).Items);
    }

    [Fact]
    public async Task Both_engines_hash_the_same_bytes()
    {
        var rows = new List<IEnumerable<string>>();
        foreach (var engine in (string[])[Databases.Sqlite, Databases.Postgres])
        {
            await using var silo = await StartAsync(engine);
            await Digesting.AppendAsync(silo, 1, 4);
            await WriteAsync(silo, await CheckAsync(silo), 3);
            await Digesting.SqlAsync(silo, "UPDATE fact_series SET secret = $1", new byte[32]);
            var found = new List<string>();
            foreach (var series in await silo.Get<FactRows>().WaitingAsync(Token))
            {
                found.AddRange(await silo.Get<FactRows>().ReadAsync(series, 1, 9, Token).Select(row => Encoding.UTF8.GetString(row.Bytes)).ToArrayAsync(Token));
            }

            Assert.Equal(7, found.Count);
            rows.Add(found);
        }

        Assert.True(rows[0].SequenceEqual(rows[1], StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_result_that_comes_twice_takes_one_number(string engine)
    {
        await using var silo = await StartAsync(engine);
        var check = await CheckAsync(silo);
        await WriteAsync(silo, check, 2);
        await WriteAsync(silo, check, 4);
        await Digesting.DigestAsync(silo);
        await WriteAsync(silo, check, 4);
        await WriteAsync(silo, check, 5);
        await Digesting.DigestAsync(silo);

        Assert.Equal([(1, 4), (5, 5)], (await Digesting.InLedgerAsync(silo)).Select(digest => (digest.First, digest.Last)));
        Assert.Equal(5, await Digesting.VerifyAsync(silo));
        var place = await silo.Get<DigestQueries>().CheckAsync(TenantScope.All, check.Id, Entries.Noon.AddMinutes(4), Token);
        Assert.Equal(0, Assert.IsType<FactPath.Found>(await silo.Get<DigestQueries>().PathAsync(place!, Token)).Index);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_a_crash_the_next_start_closes_the_series_and_digests_its_tail(string engine)
    {
        var options = await databases.CreateAsync(engine);
        await using (var crashed = await StartAsync(options))
        {
            await Digesting.AppendAsync(crashed, 1, 5);
            await Digesting.DigestAsync(crashed);
            await Digesting.AppendAsync(crashed, 6, 2);
        }

        await using var silo = new Silo(options);
        Assert.Equal(1, await silo.Get<FactDigesting>().CloseAsync(DateTimeOffset.MaxValue, Token));
        await Digesting.AppendAsync(silo, 8, 2);
        Assert.Equal(2, await Digesting.DigestAsync(silo));
        Assert.Equal([(1, 5), (6, 7), (1, 2)], (await Digesting.InLedgerAsync(silo)).Select(digest => (digest.First, digest.Last)));
        Assert.Equal(9, await Digesting.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whose_series_was_closed_writes_nothing_into_it_and_opens_another(string engine)
    {
        await using var silo = await StartAsync(engine);
        var check = await CheckAsync(silo);
        await Digesting.AppendAsync(silo, 1, 2);
        await WriteAsync(silo, check, 2);
        await silo.Get<FactDigesting>().CloseAsync(DateTimeOffset.MaxValue, Token);

        await Assert.ThrowsAsync<RowsExpectedException>(() => Digesting.AppendAsync(silo, 3, 2));
        await Assert.ThrowsAsync<RowsExpectedException>(() => WriteAsync(silo, check, 3));
        Assert.Equal(2, (await silo.RowsAsync("usage_event")).Count);
        Assert.Equal(2, (await silo.RowsAsync("check_result")).Count);

        await Digesting.AppendAsync(silo, 3, 2);
        await silo.Get<FactSeries>().BeatAsync(Token);
        await WriteAsync(silo, check, 3);
        await Digesting.DigestAsync(silo);
        Assert.Equal(7, await Digesting.VerifyAsync(silo));
        Assert.Equal(4, (await silo.RowsAsync("fact_series")).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_lives_is_not_closed(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Digesting.AppendAsync(silo, 1, 1);
        await Digesting.SqlAsync(silo, "UPDATE fact_series SET alive_at = 0");
        await silo.Get<FactSeries>().BeatAsync(Token);
        Assert.Equal(0, await silo.Get<FactDigesting>().CloseAsync(Digesting.Now.AddYears(-10), Token));
        await silo.Get<FactSeries>().CloseAsync(Token);
        Assert.EndsWith("|1", Assert.Single(await silo.RowsAsync("fact_series")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_row_that_was_changed_taken_away_or_put_elsewhere_is_noticed(string engine)
    {
        await using var silo = await StartAsync(engine);
        await Digesting.AppendAsync(silo, 1, 6);
        await Digesting.DigestAsync(silo);
        await Digesting.SqlAsync(silo, "UPDATE usage_event SET quantity = '17' WHERE number = 3".Replace(
            "'17'", engine == Databases.Postgres ? "17" : "'17'", StringComparison.Ordinal));
        Assert.IsType<FactPath.Contradicted>(await Digesting.PathAsync(silo, "a-1"));
        await Digesting.SqlAsync(silo, "UPDATE usage_event SET quantity = '16' WHERE number = 3".Replace(
            "'16'", engine == Databases.Postgres ? "16" : "'16'", StringComparison.Ordinal));
        Assert.IsType<FactPath.Found>(await Digesting.PathAsync(silo, "a-1"));
        foreach (var (number, to) in ((int, int)[])[(3, 100), (4, 3), (100, 4)])
        {
            await Digesting.SqlAsync(silo, $"UPDATE usage_event SET number = {to} WHERE number = {number}");
        }

        Assert.IsType<FactPath.Contradicted>(await Digesting.PathAsync(silo, "a-1"));
        await Digesting.SqlAsync(silo, "DELETE FROM usage_event WHERE number = 3");
        Assert.IsType<FactPath.Gone>(await Digesting.PathAsync(silo, "a-1"));

        // Before its digest it is missed by who writes that one, and other series go on.
        await Digesting.AppendAsync(silo, 7, 3);
        await WriteAsync(silo, await CheckAsync(silo), 2);
        await Digesting.SqlAsync(silo, "DELETE FROM usage_event WHERE number = 8");
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Digesting.DigestAsync(silo));
        Assert.Contains("row 8 of `usage/", failure.InnerExceptions.Single().Message, StringComparison.Ordinal);
        Assert.Equal("checks", (await Digesting.InLedgerAsync(silo))[^1].Series.Table);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_others_own_is_not_there(string engine)
    {
        await using var silo = await StartAsync(engine);
        var check = await CheckAsync(silo);
        await Digesting.AppendAsync(silo, 1, 1);
        await WriteAsync(silo, check, 1);
        Assert.True(TenantId.TryParse(Cnas, out var own) & TenantId.TryParse("casnos", out var other));
        var queries = silo.Get<DigestQueries>();
        Assert.NotNull(await queries.UsageAsync(TenantScope.Of(own), Digesting.Source, "a-1", Token));
        Assert.Null(await queries.UsageAsync(TenantScope.Of(other), Digesting.Source, "a-1", Token));
        Assert.Null(await queries.UsageAsync(default, Digesting.Source, "a-1", Token));
        Assert.Null(await queries.UsageAsync(TenantScope.All, Digesting.Source, "a-2", Token));
        Assert.Null(await queries.CheckAsync(TenantScope.Of(other), check.Id, Entries.Noon, Token));
        Assert.NotNull(await queries.CheckAsync(TenantScope.All, check.Id, Entries.Noon, Token));
    }

    [Fact]
    public async Task What_is_committed_late_waits_for_the_next_digest()
    {
        await using var silo = await StartAsync(Databases.Postgres);
        await Digesting.AppendAsync(silo, 1, 2);

        // Another process that holds its transaction open between number and commit.
        await using var late = new NpgsqlConnection(silo.Options.Postgres);
        await late.OpenAsync(Token);
        await using var transaction = await late.BeginTransactionAsync(Token);
        await using var command = late.CreateCommand();
        command.CommandText =
            """
            UPDATE fact_series SET last = last + 1;
            INSERT INTO usage_event SELECT 3, received_at, source, 'late', type, tenant, system, resource, meter, unit, quantity, from_at, until_at,
                quality, outcome, signature, canonical, series, 3 FROM usage_event WHERE number = 2
            """;
        await command.ExecuteNonQueryAsync(Token);
        var digest = await Digesting.InLedgerAsync(silo);
        Assert.Empty(digest);

        // The digest's own mark waits for the row of the series, so it ends after the late commit; what it covers was settled before.
        var digesting = Digesting.DigestAsync(silo);
        while (!await IsBlockedAsync(late))
        {
            await Task.Delay(10, Token);
        }

        await transaction.CommitAsync(Token);
        Assert.Equal(1, await digesting);
        Assert.Equal([(1, 2)], (await Digesting.InLedgerAsync(silo)).Select(one => (one.First, one.Last)));
        await Digesting.DigestAsync(silo);
        Assert.Equal([(1, 2), (3, 3)], (await Digesting.InLedgerAsync(silo)).Select(one => (one.First, one.Last)));
        Assert.Equal(3, await Digesting.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_is_missed_while_many_write_and_several_digest(string engine)
    {
        var options = await databases.CreateAsync(engine);
        await using var first = await StartAsync(options);
        await using var second = new Silo(options);
        Silo[] silos = engine == Databases.Postgres ? [first, second] : [first];
        using var written = new CancellationTokenSource();
        var digesting = silos.Select(silo => Task.Run(
            async () =>
            {
                while (!written.IsCancellationRequested)
                {
                    await Digesting.DigestAsync(silo);
                    await Task.Delay(5, Token);
                }
            },
            Token)).ToArray();
        await Task.WhenAll(silos.SelectMany((silo, s) => Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var batch = 0; batch < 15; batch++)
            {
                await Digesting.AppendAsync(silo, (((s * 4) + writer) * 1_000) + (batch * 10), 1 + (batch % 5));
            }
        })));
        await written.CancelAsync();
        await Task.WhenAll(digesting);
        await Digesting.DigestAsync(first);
        Assert.Equal(silos.Length * 4 * 45, await Digesting.VerifyAsync(first));
    }

    private static async Task<bool> IsBlockedAsync(NpgsqlConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted";
        return (long)(await command.ExecuteScalarAsync(Token))! > 0;
    }

    private Task<Silo> StartAsync(string engine) => StartAsync(engine, databases);

    private static async Task<Silo> StartAsync(string engine, Databases databases) => await StartAsync(await databases.CreateAsync(engine));

    private static async Task<Silo> StartAsync(StorageOptions options)
    {
        var silo = new Silo(options);
        await Metering.DeclaredMetering.SystemAsync(silo, Cnas, "cnas-claims", "2026-09-30T23:00:00Z", "4");
        return silo;
    }

    private static async Task<CheckDefinition> CheckAsync(Silo silo)
    {
        const string Http = """{"id":"http","kind":"http","target":"self:/sample/a","assert":["status == 200"]}""";
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var shard = await silo.Get<CheckStore>().ReadAsync(CheckPlan.Fast, HashRange.Of(0, 1), new("check-plan/fast/0"), 10, Token);
        return shard.Checks[0];
    }

    // The results of the first so many minutes, as one who does not know what he has written before.
    private static async Task WriteAsync(Silo silo, CheckDefinition check, int minutes)
    {
        var health = CheckHealth.Unseen(Entries.Noon);
        var results = ImmutableArray.CreateBuilder<CheckResult>();
        for (var minute = 0; minute < minutes; minute++)
        {
            results.Add(new CheckResult
            {
                Check = check.Id,
                DueAt = Entries.Noon.AddMinutes(minute),
                DelayMs = 12,
                DurationMs = 34,
                Outcome = CheckOutcome.Ok,
                Detail = "كل شيء على ما يرام \"200\"",
                LeafNotAfter = Entries.Noon.AddDays(9).AddMicroseconds(1),
                Observer = "silo-1",
            });
            health = health.Fold(results[^1], check.Confirm, results[^1].DueAt).Health;
        }

        var series = await silo.Get<FactSeries>().OpenAsync(DigestedTables.Checks, Token);
        await silo.Writer.WriteAsync(
            new CheckFacts([new CheckOutcomeRow(check, health with { Interval = check.Interval }, results.ToImmutable())], [], CheckPlan.Fast, series), Token);
    }
}
