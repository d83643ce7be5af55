using System.Text;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>Reads everything back and holds it against what must be true of it, whoever has sealed and died.</summary>
internal static class SealedLedger
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task AppendAsync(Silo silo, string stream, int from, int count)
    {
        await Task.WhenAll(Enumerable.Range(from, count).Select(i => silo.Ledger.AppendAsync(
            Append($"{stream}/{i}", 0, Entry(body: $$"""{"n":{{i}}}""")), Token)));
    }

    public static Task<int> SqlAsync(Silo silo, string sql, params object?[] values) =>
        silo.Writer.ExclusiveAsync(session => session.Execute(sql, values), Token);

    /// <summary>One leaf per entry and per index, tiles and roots of every step from these leaves, signatures over these roots.</summary>
    /// <returns>How many leaves.</returns>
    public static async Task<long> VerifyAsync(Silo silo, bool isWhole = true)
    {
        var leaves = await ReadAsync(silo, "SELECT l.leaf_index, l.position, e.bytes FROM ledger_leaf l JOIN ledger_entry e ON e.position = l.position ORDER BY l.leaf_index", reader => (reader.GetInt64(0), reader.GetInt64(1), (byte[])reader.GetValue(2)));
        Assert.Equal(Enumerable.Range(0, leaves.Count).Select(i => (long)i), leaves.Select(leaf => leaf.Item1));
        Assert.Equal(leaves.Count, leaves.Select(leaf => leaf.Item2).Distinct().Count());
        if (isWhole)
        {
            Assert.Equal(await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token), leaves.Count);
        }

        var growth = new TreeGrowth(new RightEdge());
        var roots = new List<TreeHash> { growth.Edge.Root };
        foreach (var leaf in leaves)
        {
            growth.Append(TreeHash.OfLeaf(leaf.Item3));
            roots.Add(growth.Edge.Root);
        }

        var head = await silo.Get<TreeQueries>().HeadAsync(Token);
        Assert.Equal((leaves.Count, growth.Edge.Root), (head.Size, head.Root));
        var tiles = await ReadAsync(silo, "SELECT level, tile_index, hashes FROM ledger_tile", reader => (new TileId(reader.GetInt32(0), reader.GetInt64(1)), TreeHash.Many((byte[])reader.GetValue(2))));
        Assert.Equal(growth.Added.Select(tile => tile.Tile).ToHashSet(), tiles.Select(tile => tile.Item1).ToHashSet());
        Assert.All(growth.Added, tile => Assert.True(tiles.Single(stored => stored.Item1 == tile.Tile).Item2.SequenceEqual(tile.Hashes)));

        var steps = await ReadAsync(silo, "SELECT size, root, integrated_at FROM ledger_integration ORDER BY size", reader => (reader.GetInt64(0), new TreeHash((byte[])reader.GetValue(1)), reader.GetInt64(2)));
        Assert.All(steps, step => Assert.Equal(roots[(int)step.Item1], step.Item2));
        Assert.Equal(steps.Select(step => step.Item3).Order(), steps.Select(step => step.Item3));
        foreach (var note in await NotesAsync(silo))
        {
            Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out var read, out _));
            Assert.True(LogCheckpoint.TryOpen(read, TestSealer.Keys.Verifiers, out var checkpoint, out var error), error);
            Assert.Equal(roots[(int)checkpoint.Size], checkpoint.Root);
        }

        return leaves.Count;
    }

    public static Task<List<string>> NotesAsync(Silo silo) =>
        ReadAsync(silo, "SELECT note FROM ledger_checkpoint ORDER BY size", reader => reader.GetString(0));

    private static async Task<List<T>> ReadAsync<T>(Silo silo, string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
