using System.Diagnostics;
using Dapper;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.Views;
using Npgsql;

namespace DataCenterOps.Persistence.Tests.Access;

/// <summary>What one silo remembers of a token is over when another one has answered that it is revoked.</summary>
public sealed class CredentialNewsTests(Databases databases)
{
    private const int Rounds = 12;

    // A machine that is busy may take its time to connect; that it never does must end the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_number_that_was_read_before_a_revocation_is_none_after_its_answer(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        await using var writing = new Silo(storage);
        await using var other = new Silo(storage);
        var reading = engine == Databases.Sqlite ? writing : other;
        var news = reading.Get<CredentialNews>();
        for (var round = 0; round < Rounds; round++)
        {
            await MakeTokenAsync(writing, round);
            var before = await HeardAsync(news);
            await RevokeAsync(writing, round);
            Assert.NotEqual(before, news.Now);
        }
    }

    [Fact]
    public async Task What_cannot_be_heard_is_not_trusted_longer_than_a_lease_and_the_revocation_waits_that_long()
    {
        var storage = await databases.CreateAsync(Databases.Postgres);
        await using var writing = new Silo(storage);
        await using var reading = new Silo(storage);
        var news = reading.Get<CredentialNews>();
        await MakeTokenAsync(writing, 1);
        var before = await HeardAsync(news);
        var backend = await BackendAsync(storage.Postgres!);

        // The server's process for this connection hangs; nothing tells the silo so.
        await SignalAsync("-STOP", backend);
        try
        {
            await RevokeAsync(writing, 1);
            Assert.Null(news.Now);
        }
        finally
        {
            await SignalAsync("-CONT", backend);
        }

        Assert.NotEqual(before, await HeardAsync(news));
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_all_that_was_kept_before_is_void()
    {
        var storage = await databases.CreateAsync(Databases.Postgres);
        await using var silo = new Silo(storage);
        await MakeTokenAsync(silo, 1);
        var news = silo.Get<CredentialNews>();
        var before = await HeardAsync(news);
        await using (var connection = new NpgsqlConnection(storage.Postgres))
        {
            await connection.ExecuteAsync("SELECT pg_terminate_backend(@pid)", new { pid = await BackendAsync(storage.Postgres!) });
        }

        var waited = Stopwatch.StartNew();
        while (news.Now is not { } now || now == before)
        {
            Assert.True(waited.Elapsed < Patience, "the connection was not made again");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Every_entry_about_credentials_takes_something_away_or_is_known_to_take_nothing()
    {
        string[] harmless =
        [
            "access/token-created/1", "access/person-invited/1", "access/person-admitted/1", "access/person-joined/1", "access/person-enabled/1",
        ];
        string[] known =
        [
            "access/token-created/1", "access/token-revoked/1", "access/person-invited/1", "access/person-admitted/1", "access/person-joined/1",
            "access/person-enabled/1", "access/person-disabled/1", "access/person-granted/1", "access/person-reset/1",
        ];
        IProjection[] projections = [new TokenProjection(), new PersonProjection()];
        foreach (var type in known)
        {
            Assert.Contains(projections, projection => projection.Handles(type));
            Assert.NotEqual(harmless.Contains(type), CredentialEntries.Narrows(type));
        }
    }

    private static async Task MakeTokenAsync(Silo silo, int number) => await silo.Ledger.AppendAsync(
        Entries.Append($"token/t-{number}", 0, Entries.Entry(
            "access/token-created/1",
            $$"""{"id":"t-{{number}}","name":"n","subject":"s","roles":["auditor"],"tenant":"*","expiresAt":"2027-01-01T00:00:00Z"}""")),
        TestContext.Current.CancellationToken);

    private static async Task RevokeAsync(Silo silo, int number) => await silo.Ledger.AppendAsync(
        Entries.Append($"token/t-{number}", 1, Entries.Entry("access/token-revoked/1", $$"""{"id":"t-{{number}}"}""")),
        TestContext.Current.CancellationToken);

    private static async Task<long> HeardAsync(CredentialNews news)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (news.Now is { } now)
            {
                return now;
            }

            Assert.True(waited.Elapsed < Patience, "nothing was heard");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<int> BackendAsync(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        return await connection.QuerySingleAsync<int>(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'dcops-news' AND datname = current_database()");
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [signal, process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
