using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>From SQLite to PostgreSQL and back nothing is lost: not a row, not a byte.</summary>
public sealed class BackupRoundTripTests(Databases databases)
{
    private const string EpochStream = "ledger/epochs";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_SQLite_to_PostgreSQL_and_back_every_row_is_the_same()
    {
        await using var first = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await FilledSilo.FillAsync(first);
        await new TestSealer(first).SealAsync(Entries.Noon);
        await SealedLedger.AppendAsync(first, "tail", 0, 7);

        await using var second = new Silo(await databases.CreateAsync(Databases.Postgres));
        var restored = await Archives.RestoreAsync(second, await Archives.OfAsync(first));
        Assert.Equal((307, 1), (restored.Begun.Previous.Checkpoint.Size, restored.Begun.Previous.Epoch));
        Assert.Empty(restored.Begun.Lost);
        Assert.Equal(314, restored.Entries);

        // The tail that nothing had signed is sealed in the new epoch.
        var sealer = new TestSealer(second.Get<IReadDatabase>(), second.Writer, new HighWaterFile(TestSealer.NewFile()), Archives.KeysOf(restored.Begun.Origin));
        Assert.Equal(8, (await sealer.SealAsync(Entries.Noon.AddHours(3))).Size);

        await using var third = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var again = await Archives.RestoreAsync(third, await Archives.OfAsync(second), at: Entries.Noon.AddHours(4));
        Assert.Equal((8, restored.Begun.Epoch), (again.Begun.Previous.Checkpoint.Size, again.Begun.Previous.Epoch));
        Assert.True(again.Begun.Epoch > restored.Begun.Epoch);

        var views = first.Get<ProjectionSet>().Tables.Where(table => table != "ledger_epoch");
        string[] ledgers = [BackupTables.Checkpoints.Name, BackupTables.Origins.Name];
        foreach (var table in BackupTables.All.Select(table => table.Name).Except(ledgers, StringComparer.Ordinal).Concat(views))
        {
            var before = await first.RowsAsync(table);
            Assert.Equal(before, (await third.RowsAsync(table)).Where(row => !IsOfEpochs(row)), StringComparer.Ordinal);
            Assert.Equal(before.Count, (await second.RowsAsync(table)).Count(row => !IsOfEpochs(row)));
        }

        Assert.Equal(2, (await third.RowsAsync("ledger_epoch")).Count);
        foreach (var table in new[] { "ledger_leaf", "ledger_tile", "ledger_integration" })
        {
            Assert.Equal(await FirstEpochAsync(first, table), await FirstEpochAsync(third, table), StringComparer.Ordinal);
        }

        // What was restored is as a rebuild makes it.
        var rebuilt = await ReadAsync(third, views);
        await third.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(rebuilt, await ReadAsync(third, views));
        Assert.Equal(3, (await new EpochQueries(third.Get<IReadDatabase>()).OriginsAsync(Token)).Count);

        // The next entry gets a place behind all others.
        await SealedLedger.AppendAsync(second, "more", 0, 1);
        await SealedLedger.AppendAsync(third, "more", 0, 1);
    }

    private static bool IsOfEpochs(string row) =>
        row.Contains(EpochStream, StringComparison.Ordinal) || row.Contains(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(EpochStream)), StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> FirstEpochAsync(Silo silo, string table) =>
        (await silo.RowsAsync(table)).Where(row => row.StartsWith("1|", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> ReadAsync(Silo silo, IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange((await silo.RowsAsync(table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }
}
