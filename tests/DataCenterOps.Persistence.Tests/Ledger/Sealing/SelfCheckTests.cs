using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>Rows that change behind the sealer's back are found within a minute, and nothing is signed until they are right again.</summary>
public sealed class SelfCheckTests(Databases databases)
{
    private const int Entries = 3 * TreeLimits.TileWidth + 20;

    /// <summary>What is changed, by SQL that keeps the old value to put it back.</summary>
    private static readonly (string What, string Break, string Mend)[] Damages =
    [
        ("an entry", "UPDATE ledger_leaf SET position = position + 1000000 WHERE leaf_index = 700", "UPDATE ledger_leaf SET position = position - 1000000 WHERE leaf_index = 700"),
        ("a tile of leaves", "UPDATE ledger_tile SET level = 9 WHERE level = 0 AND tile_index = 2", "UPDATE ledger_tile SET level = 0 WHERE level = 9"),
        ("a tile above", "UPDATE ledger_tile SET level = 9 WHERE level = 1", "UPDATE ledger_tile SET level = 1 WHERE level = 9"),
        ("the checkpoint", "UPDATE ledger_checkpoint SET note = note || 'x'", "UPDATE ledger_checkpoint SET note = substr(note, 1, length(note) - 1)"),
    ];

    public static TheoryData<string, string> Cases { get; } =
        new MatrixTheoryData<string, string>(Databases.Both.Select(row => row.Data), Damages.Select(damage => damage.What));

    [Theory, MemberData(nameof(Cases))]
    public async Task Damage_stops_signing_and_its_mending_lets_it_go_on(string engine, string what)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (sealer, now) = (new TestSealer(silo), Tests.Entries.Noon);
        await SealedLedger.AppendAsync(silo, "a", 0, Entries);
        await sealer.SealAsync(now);
        var (_, spoil, mend) = Damages.Single(damage => damage.What == what);
        Assert.InRange(await SealedLedger.SqlAsync(silo, spoil), 1, int.MaxValue);

        // Nothing new waits: it is found without.
        now = now.AddSeconds(LedgerLimits.SelfCheckSeconds);
        var found = Assert.IsType<Signing.Refused>(await sealer.SignAsync(now)).Reason;
        Assert.Equal(SigningRefusal.Damaged, found.Code);
        Assert.Contains("deploy/runbooks/ledger.md", found.Message, StringComparison.Ordinal);
        Assert.IsType<Signing.Refused>(await sealer.SignAsync(now.AddMinutes(LedgerLimits.FreshMinutes)));
        Assert.Single(await SealedLedger.NotesAsync(silo));

        await SealedLedger.SqlAsync(silo, mend);
        await SealedLedger.AppendAsync(silo, "a", Entries, 1);
        await sealer.IntegrateAsync(now);
        Assert.IsType<Signing.Made>(await sealer.SignAsync(now.AddMinutes(LedgerLimits.FreshMinutes + 1)));
        Assert.Equal(Entries + 1, await SealedLedger.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_lies_further_back_is_found_in_its_turn(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (sealer, now) = (new TestSealer(silo), Tests.Entries.Noon);
        await SealedLedger.AppendAsync(silo, "a", 0, (LedgerLimits.SelfCheckTiles + 2) * TreeLimits.TileWidth);
        await sealer.SealAsync(now);
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_leaf SET position = position + 1000000 WHERE leaf_index = 300");

        // The first check was of piece 0, the next is of piece 1.
        var found = Assert.IsType<Signing.Refused>(await sealer.SignAsync(now.AddSeconds(LedgerLimits.SelfCheckSeconds))).Reason;
        Assert.Contains("entry 300 is not", found.Message, StringComparison.Ordinal);
    }
}
