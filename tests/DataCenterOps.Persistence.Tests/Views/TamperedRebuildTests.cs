using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Views;

/// <summary>Of entries that were changed by SQL nothing is made again, and what was made before stays.</summary>
public sealed class TamperedRebuildTests(Databases databases)
{
    private const int Sealed = 1_300;

    private const long Bad = 1_100;

    // Each is one that the rebuilt rows would show: nobody would see it in them.
    private static readonly (string What, long First, string[] Sql)[] Damages =
    [
        ("an entry's bytes", Bad, [$"UPDATE ledger_entry SET bytes = $1 WHERE position = (SELECT position FROM ledger_leaf WHERE leaf_index = {Bad})"]),
        ("an entry's stream", Bad, [$"UPDATE ledger_entry SET stream = 'other/1' WHERE position = (SELECT position FROM ledger_leaf WHERE leaf_index = {Bad})"]),
        ("a deleted entry", Bad, [$"DELETE FROM ledger_entry WHERE position = (SELECT position FROM ledger_leaf WHERE leaf_index = {Bad})"]),
        ("a deleted leaf", Bad, [$"DELETE FROM ledger_leaf WHERE leaf_index = {Bad}"]),
        ("the head's root", 0, ["DELETE FROM ledger_integration", "UPDATE ledger_head SET root = $1"]),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases { get; } =
        new MatrixTheoryData<string, string>(Databases.Both.Select(row => row.Data), Damages.Select(damage => damage.What));

    [Theory, MemberData(nameof(Cases))]
    public async Task The_first_wrong_entry_is_named_and_the_old_rows_stay(string engine, string what)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(silo, "a", 0, Sealed);
        await new TestSealer(silo).SealAsync(Noon);
        await SealedLedger.AppendAsync(silo, "b", 0, 1);
        Assert.Null(await silo.Get<WholeTree>().FindDamageAsync(Token));
        Assert.Null((await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token)).Damage);
        var before = await silo.RowsAsync("entry_view");
        Assert.Equal(Sealed + 1, before.Count);
        var (_, first, sql) = Damages.Single(damage => damage.What == what);
        await UnguardAsync(silo, engine);
        foreach (var statement in sql)
        {
            Assert.InRange(await SealedLedger.SqlAsync(silo, statement, statement.Contains("$1", StringComparison.Ordinal) ? [new byte[TreeHash.Length]] : []), 1, int.MaxValue);
        }

        var rebuilt = await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);

        Assert.Equal((0, 0, first), (rebuilt.Entries, rebuilt.Tables, rebuilt.Damage?.Index));
        Assert.Equal(rebuilt.Damage, await silo.Get<WholeTree>().FindDamageAsync(Token));
        Assert.Equal(before, await silo.RowsAsync("entry_view"), StringComparer.Ordinal);
    }

    private static Task<int> UnguardAsync(Silo silo, string engine) => SealedLedger.SqlAsync(
        silo, engine == Databases.Postgres ? "ALTER TABLE ledger_entry DISABLE TRIGGER USER" : "DROP TRIGGER ledger_entry_keep_update; DROP TRIGGER ledger_entry_keep_delete");
}
