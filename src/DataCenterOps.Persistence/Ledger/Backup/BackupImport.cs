using System.Data.Common;
using System.Security.Cryptography;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>Takes the rows of an archive into their tables and verifies each on its way.</summary>
internal sealed class BackupImport : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly RestoredTree _tree;
    private readonly List<BackupReason> _reasons = [];
    private TableInsert? _insert;
    private BackupTable? _table;

    public BackupImport(
        DbConnection connection, DbTransaction transaction, Func<string, IReadOnlyCollection<INoteVerifier>> keysOf, Checkpoint? known)
    {
        (_connection, _transaction) = (connection, transaction);
        _tree = new RestoredTree(connection, transaction);
        Ledger = new BackupLedger(keysOf, known, Hash);
    }

    /// <summary>What the archive's ledger has come to.</summary>
    public BackupLedger Ledger { get; }

    /// <summary>The largest position of an entry.</summary>
    public long LastPosition => _tree.LastPosition;

    /// <summary>Takes everything in.</summary>
    /// <exception cref="BackupRefusedException">Something does not hold.</exception>
    public async Task RunAsync(BackupReader reader, CancellationToken cancellationToken)
    {
        await foreach (var (table, row) in reader.RowsAsync(cancellationToken))
        {
            Ledger.Add(table, row);
            Add(table, row);
        }

        Next(null);
        _tree.Flush();
        Ledger.End(reader);
        if (_reasons.Count > 0)
        {
            throw new BackupRefusedException(_reasons);
        }
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _tree.Dispose();
    }

    private void Add(BackupTable table, object?[] row)
    {
        Next(table);
        if (table == BackupTables.Entries)
        {
            AddEntry(row);
            return;
        }

        if (table == BackupTables.Documents)
        {
            Check((string)row[0]!, [], (byte[])row[1]!, "document");
        }
        else if (table == BackupTables.Details && row[5] is null)
        {
            Check((string)row[0]!, (byte[])row[3]!, (byte[])row[4]!, "detail");
        }

        _insert!.Add([.. row]);
    }

    // Entries that no checkpoint covers get their leaves in the next epoch: in this one nothing is signed any more.
    private void AddEntry(object?[] row)
    {
        var position = (long)row[2]!;
        _tree.Entry(position, (string)row[3]!, (long)row[4]!, (byte[])row[5]!);
        if (row[0] is long epoch && row[1] is long leaf && leaf < Ledger.Checkpoints[epoch].Size)
        {
            _tree.Leaf(epoch, leaf, position);
            if (row[6] is long at)
            {
                _tree.Step(epoch, leaf + 1, Ledger.Root, at);
            }
        }
    }

    private void Hash(long epoch, int level, long index, TreeHash hash)
    {
        // The leaf that completes a hash is the last one under it.
        var last = ((index + 1) << (TreeLimits.TileHeight * level)) - 1;
        if (last < Ledger.Checkpoints[epoch].Size)
        {
            _tree.Hash(epoch, level, index, hash);
        }
    }

    private void Check(string hash, byte[] salt, byte[] bytes, string what)
    {
        if (Convert.ToHexStringLower(SHA256.HashData([.. salt, .. bytes])) != hash && _reasons.Count < BackupLimits.Reasons)
        {
            _reasons.Add(new BackupReason(BackupReason.Ledger, $"the {what} `{hash}` has other bytes than its hash says"));
        }
    }

    private void Next(BackupTable? table)
    {
        if (table == _table)
        {
            return;
        }

        _insert?.Flush();
        _insert?.Dispose();
        _insert = table is null || table == BackupTables.Entries ? null : new TableInsert(_connection, _transaction, table);
        _table = table;
    }
}
