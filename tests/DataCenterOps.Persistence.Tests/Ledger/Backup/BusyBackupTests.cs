using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>A backup is one moment, however much is written while it is read.</summary>
public sealed class BusyBackupTests(Databases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_under_writing_holds_each_command_whole_or_not_at_all(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        Archives.Name(silo);
        await SealedLedger.AppendAsync(silo, "a", 0, 300);
        var sealer = new TestSealer(silo);
        await sealer.SealAsync(Entries.Noon);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteAsync(silo, writer, stop.Token)));
        var sealing = SealAsync(sealer, stop.Token);

        var seen = new List<long>();
        for (var i = 0; i < 6 || seen[^1] == seen[0]; i++)
        {
            await foreach (var (entries, operations) in ReadAsync(await Archives.OfAsync(silo)))
            {
                // One answer is remembered for each command, in the commit of its entry; its place in the ledger is one of those in the archive.
                Assert.Equal(entries - 300, operations);
                seen.Add(entries);
            }
        }

        await stop.CancelAsync();
        await writing;
        await sealing;
        await using var target = new Silo(await databases.CreateAsync(Databases.Sqlite));
        Assert.True((await Archives.RestoreAsync(target, await Archives.OfAsync(silo))).Entries >= seen[^1]);
    }

    private static async Task WriteAsync(Silo silo, int writer, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await silo.Ledger.AppendAsync(
                Entries.Append($"w{writer}/{i}", 0, Entries.Entry()) with { Operation = Entries.Operation($"operation-{writer}-{i}"), Answer = new byte[] { 1 } }, Token);
        }
    }

    private static async Task SealAsync(TestSealer sealer, CancellationToken stop)
    {
        for (var second = 1; !stop.IsCancellationRequested; second++)
        {
            await sealer.IntegrateAsync(Entries.Noon.AddSeconds(second));
            await sealer.SignAsync(Entries.Noon.AddSeconds(second));
        }
    }

    private static async IAsyncEnumerable<(long Entries, long Operations)> ReadAsync(byte[] archive)
    {
        await using var reader = await BackupReader.OpenAsync(new MemoryStream(archive), Token);
        var ledger = new BackupLedger(origin => Archives.KeysOf(origin).Verifiers);
        await foreach (var (table, row) in reader.RowsAsync(Token))
        {
            ledger.Add(table, row);
        }

        ledger.End(reader);
        yield return (ledger.Entries, reader.Manifest.Tables.Single(table => table.Name == "ledger_operation").Rows);
    }
}
