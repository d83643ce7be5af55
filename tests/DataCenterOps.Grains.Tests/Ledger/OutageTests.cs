using DataCenterOps.Components;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Tests;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>A database that goes away in the middle of work.</summary>
public sealed class OutageTests(Clusters clusters)
{
    private const int Things = 12;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_outlives_a_database_that_dies_and_nothing_else_is_remembered()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, PostgresServer.Absent ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await Cluster.StartAsync(new StorageOptions
        {
            DataFolder = Directory.CreateTempSubdirectory("dcops-").FullName,
            Postgres = await server.CreateDatabaseAsync(),
        });
        await cluster.ActivateAsync(Packs.Lenient);

        using var over = new CancellationTokenSource();
        var acknowledged = new long[Things];
        var writers = Enumerable.Range(0, Things).Select(async thing =>
        {
            for (var i = 1; !over.IsCancellationRequested; i++)
            {
                if (await TryAsync(cluster, thing, i) is not { } done)
                {
                    return i;
                }

                acknowledged[thing] = done.Version;
            }

            return 0;
        }).ToArray();
        while (acknowledged.Sum() < 10 * Things)
        {
            await Task.Delay(20, Cancel);
        }

        await server.KillAsync();
        await over.CancelAsync();
        var failedAt = await Task.WhenAll(writers);
        await server.RestartAsync();

        for (var thing = 0; thing < Things; thing++)
        {
            // The one whose outcome is unknown is either there as a whole or not at all; its repeat settles it.
            var document = TestDocument.System($"outage-{thing}", $"Name {failedAt[thing]}");
            var entries = (await AgainAsync(() => cluster.EntriesAsync(document))).Count;
            Assert.InRange(entries, acknowledged[thing], acknowledged[thing] + 1);
            Assert.Equal(entries, (await AgainAsync(() => cluster.ReadAsync(document))).Version);
            if (failedAt[thing] > 0)
            {
                var settled = await AgainAsync(() => cluster.DeclareAsync(document, $"outage-{thing}-{failedAt[thing]}"));
                Assert.Equal(acknowledged[thing] + 1, Assert.IsType<Answer.Done>(settled).Version);
                Assert.Equal(document.Text, (await cluster.ReadAsync(document)).AsWritten);
            }
        }

        Assert.Contains(failedAt, i => i > 0);
    }

    [Fact]
    public async Task A_database_that_somebody_else_holds_fails_the_call_in_bounded_time_and_keeps_nothing_of_it()
    {
        await using var cluster = await clusters.StartAsync(Databases.Sqlite);
        var document = TestDocument.System("held");
        await using (var holder = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = cluster.Storage.LedgerFile, Pooling = false }.ConnectionString))
        {
            await holder.OpenAsync(Cancel);
            await using var transaction = await holder.BeginTransactionAsync(Cancel);
            await using var write = holder.CreateCommand();
            write.CommandText = "DELETE FROM one_time_link";
            await write.ExecuteNonQueryAsync(Cancel);
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => cluster.DeclareAsync(document, "held-0001"));
            Assert.Equal(0, (await cluster.ReadAsync(document)).Version);
        }

        var settled = await AgainAsync(() => cluster.DeclareAsync(document, "held-0001"));
        Assert.Equal(1, Assert.IsType<Answer.Done>(settled).Version);
        Assert.Single(await cluster.EntriesAsync(document));
    }

    private static async Task<Answer.Done?> TryAsync(Cluster cluster, int thing, int i)
    {
        try
        {
            return (Answer.Done)await cluster.DeclareAsync(TestDocument.System($"outage-{thing}", $"Name {i}"), $"outage-{thing}-{i}");
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }

    // As a client does: again with the same operation id, until there is an answer. Connections that were open before the
    // outage fail one after the other. The first try may still be under way and be answered at the same moment: then the
    // second loses, and the third gets the answer.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> ask)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (i < 50 && exception is LedgerUnavailableException or LedgerConflictException)
            {
                await Task.Delay(100, Cancel);
            }
        }
    }
}
