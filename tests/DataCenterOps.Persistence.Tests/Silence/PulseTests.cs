using System.Diagnostics;
using Dapper;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Silence;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Silence;

/// <summary>A server that is there and says nothing.</summary>
public sealed class PulseTests(Databases databases)
{
    private static readonly TimeSpan Look = PostgresPulse.Look;

    // Far below the half minute that a read may take of a server that works.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_silent_server_is_known_within_the_time_of_an_append() =>
        Assert.InRange(PostgresPulse.Beat + PostgresPulse.Limit + PostgresPulse.Look, TimeSpan.Zero, TimeSpan.FromSeconds(LedgerLimits.AppendSeconds));

    [Fact]
    public void One_question_counts_until_it_is_answered()
    {
        var count = new SilenceCount(Look * 3, Look);

        Assert.False(count.IsOver(1, Look));
        Assert.False(count.IsOver(1, Look));
        Assert.False(count.IsOver(1, Look));
        Assert.True(count.IsOver(1, Look));

        // The next question begins anew, and so does silence when nothing is asked.
        Assert.False(count.IsOver(2, Look * 3));
        Assert.False(count.IsOver(0, Look * 3));
        Assert.False(count.IsOver(3, Look * 3));
    }

    [Fact]
    public void A_program_that_stood_still_itself_blames_nobody()
    {
        var count = new SilenceCount(PostgresPulse.Limit, Look);

        Assert.False(count.IsOver(1, Look));
        Assert.False(count.IsOver(1, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Whoever_waits_for_a_network_that_swallows_is_let_go_and_others_are_served_when_it_passes_again()
    {
        var options = await databases.CreateAsync(Databases.Postgres);
        using var relay = new Relay(options.Postgres!);
        await using var silo = new Silo(options with { Postgres = relay.Postgres });
        await silo.Ledger.AppendAsync(Append("a/1", 0, Entry()), Token);
        var (database, silence) = (silo.Get<IReadDatabase>(), silo.Get<DatabaseSilence>());
        Assert.Equal(1, await CountAsync(database));
        await SeePulseAsync(database);

        await using (var connection = await database.OpenAsync(Token))
        {
            relay.Swallow();
            var started = Stopwatch.GetTimestamp();
            await Assert.ThrowsAsync<DatabaseSilentException>(() => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM ledger_entry"));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Soon);
        }

        // Now everybody is told at once, whatever he asks; an append that was not written is not there later.
        Assert.True(silence.IsSilent);
        await Assert.ThrowsAsync<DatabaseSilentException>(() => CountAsync(database));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => silo.Ledger.AppendAsync(Append("a/1", 1, Entry()), Token));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => silo.Writer.ExclusiveAsync(_ => true, Token));

        relay.Pass();
        while (silence.IsSilent)
        {
            await Task.Delay(Look, Token);
        }

        Assert.InRange(await CountAsync(database), 1, 2);
        await AppendAgainAsync(silo);
        Assert.Equal(1, await silo.Ledger.ReadAsync(new StreamId("b/1"), 0, Token).CountAsync(Token));
    }

    [Fact]
    public async Task A_statement_that_takes_long_on_a_server_that_answers_is_left_alone()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Postgres));
        _ = silo.Ledger;
        var seconds = (PostgresPulse.Beat + PostgresPulse.Limit + PostgresPulse.Limit).TotalSeconds;

        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        await connection.ExecuteAsync("SELECT pg_sleep(@seconds)", new { seconds });

        Assert.False(silo.Get<DatabaseSilence>().IsSilent);
    }

    // Until it has asked twice: then it was answered once.
    private static async Task SeePulseAsync(IReadDatabase database)
    {
        await using var connection = await database.OpenAsync(Token);
        var asked = new HashSet<DateTime>();
        while (asked.Count < 2)
        {
            asked.UnionWith(await connection.QueryAsync<DateTime>(
                "SELECT query_start FROM pg_stat_activity WHERE application_name = 'dcops-pulse' AND datname = current_database() AND query = 'SELECT 1'"));
            await Task.Delay(Look, Token);
        }
    }

    private static async Task<long> CountAsync(IReadDatabase database)
    {
        await using var connection = await database.OpenAsync(Token);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM ledger_entry");
    }

    // The writer's own connection is deaf as well, until it gives it up.
    private static async Task AppendAgainAsync(Silo silo)
    {
        while (true)
        {
            try
            {
                await silo.Ledger.AppendAsync(Append("b/1", 0, Entry()), Token);
                return;
            }
            catch (LedgerConflictException)
            {
                // The one before was written.
                return;
            }
            catch (LedgerUnavailableException)
            {
                await Task.Delay(Look, Token);
            }
        }
    }
}
