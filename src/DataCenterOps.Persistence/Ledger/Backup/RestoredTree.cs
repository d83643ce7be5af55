using System.Data.Common;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>Writes entries, their leaves and the tiles over them as they come. Of each level of the tree one tile is in memory.</summary>
internal sealed class RestoredTree : IDisposable
{
    private readonly TableInsert _entries;
    private readonly TableInsert _leaves;
    private readonly TableInsert _steps;
    private readonly TableInsert _tiles;
    private readonly Dictionary<int, List<TreeHash>> _open = [];
    private readonly Dictionary<int, long> _index = [];
    private long _epoch;

    public RestoredTree(DbConnection connection, DbTransaction transaction)
    {
        _entries = new TableInsert(connection, transaction, Table("ledger_entry", ("position", N), ("stream", T), ("version", N), ("bytes", B)));
        _leaves = new TableInsert(connection, transaction, Table("ledger_leaf", ("epoch", N), ("leaf_index", N), ("position", N)));
        _steps = new TableInsert(connection, transaction, Table("ledger_integration", ("epoch", N), ("size", N), ("root", B), ("integrated_at", N)));
        _tiles = new TableInsert(connection, transaction, Table("ledger_tile", ("epoch", N), ("level", N), ("tile_index", N), ("hashes", B)));
    }

    private const BackupColumnKind N = BackupColumnKind.Number;
    private const BackupColumnKind T = BackupColumnKind.Text;
    private const BackupColumnKind B = BackupColumnKind.Bytes;

    /// <summary>The largest position so far.</summary>
    public long LastPosition { get; private set; }

    /// <summary>Writes an entry.</summary>
    public void Entry(long position, string stream, long version, byte[] bytes)
    {
        _entries.Add(position, stream, version, bytes);
        LastPosition = Math.Max(LastPosition, position);
    }

    /// <summary>Writes the place of an entry in the tree.</summary>
    public void Leaf(long epoch, long index, long position) => _leaves.Add(epoch, index, position);

    /// <summary>Writes how far the tree was once committed.</summary>
    public void Step(long epoch, long size, TreeHash root, long at) => _steps.Add(epoch, size, root.ToArray(), at);

    /// <summary>Takes a hash that has a place in a tile.</summary>
    public void Hash(long epoch, int level, long index, TreeHash hash)
    {
        if (epoch != _epoch)
        {
            Close();
            _epoch = epoch;
        }

        if (!_open.TryGetValue(level, out var hashes))
        {
            _open[level] = hashes = new List<TreeHash>(TreeLimits.TileWidth);
        }

        hashes.Add(hash);
        _index[level] = index / TreeLimits.TileWidth;
        if (hashes.Count == TreeLimits.TileWidth)
        {
            Write(level);
        }
    }

    /// <summary>Writes what is not full, and all that waits.</summary>
    public void Flush()
    {
        Close();
        foreach (var table in new[] { _entries, _leaves, _steps, _tiles })
        {
            table.Flush();
        }
    }

    public void Dispose()
    {
        foreach (var table in new[] { _entries, _leaves, _steps, _tiles })
        {
            table.Dispose();
        }
    }

    private void Close()
    {
        foreach (var level in _open.Keys.ToArray())
        {
            Write(level);
        }
    }

    private void Write(int level)
    {
        if (_open[level].Count > 0)
        {
            _tiles.Add(_epoch, (long)level, _index[level], TreeHash.Bytes([.. _open[level]]));
            _open[level].Clear();
        }
    }

    private static BackupTable Table(string name, params (string Name, BackupColumnKind Kind)[] columns) =>
        new(name, [.. columns.Select(static column => new BackupColumn(column.Name, column.Kind))], 1);
}
