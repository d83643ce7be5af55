using System.Collections.Immutable;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>A receipt is made from what was computed before, and is of the ledger as it is.</summary>
public sealed class ReceiptTests(Databases databases)
{
    // More than two full tiles of leaves, so that there is something above them.
    private const int Entries = 600;

    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task They_verify_while_the_tree_grows_and_again_after_a_wrong_tile_was_put_right(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (sealer, receipts) = (new TestSealer(silo), silo.Get<Receipts>());
        var (all, version) = (ImmutableArray.CreateBuilder<EntryRow>(), 0);
        foreach (var count in new[] { 300, Entries - 300 })
        {
            for (var n = 0; n < count; n++)
            {
                await silo.Ledger.AppendAsync(Append("tests/1", version++, Entry()), Token);
            }

            await sealer.SealAsync(Noon.AddSeconds(version));
            all.Clear();
            await foreach (var entry in silo.Ledger.ReadAsync(new("tests/1"), 0, Token))
            {
                all.Add(Row(entry.Position, entry.Bytes));
            }

            foreach (var row in all)
            {
                await AssertVerifiesAsync(receipts, row, holds: true);
            }
        }

        // A server that starts over a wrong tile hands out what does not verify, and sound ones again when the tile is right.
        await SealedLedger.SqlAsync(silo, "CREATE TABLE kept AS SELECT * FROM ledger_tile WHERE level = 1");
        var zero = silo.Options.IsPostgres ? "decode(repeat('00', 64), 'hex')" : "zeroblob(64)";
        await SealedLedger.SqlAsync(silo, $"UPDATE ledger_tile SET hashes = {zero} WHERE level = 1");
        var later = new Receipts(silo.Get<IReadDatabase>(), silo.Get<TreeQueries>());
        await AssertVerifiesAsync(later, all[^1], holds: false);
        await AssertVerifiesAsync(receipts, all[^1], holds: true);
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_tile SET hashes = (SELECT k.hashes FROM kept k WHERE k.level = 1 AND k.tile_index = ledger_tile.tile_index) WHERE level = 1");
        await AssertVerifiesAsync(later, all[^1], holds: true);
    }

    private static async Task AssertVerifiesAsync(Receipts receipts, EntryRow row, bool holds)
    {
        var receipt = await receipts.OfAsync(row, Token);
        Assert.NotNull(receipt);
        Assert.Equal(holds, receipt.TryVerify(TestSealer.Keys.Verifiers, out _, out _));
    }

    private static EntryRow Row(long position, ReadOnlyMemory<byte> bytes) => new()
    {
        Position = position, Stream = "tests/1", Version = 1, Time = Noon, Type = "", Actor = "", Outcome = "", Bytes = bytes.ToArray(),
    };
}
