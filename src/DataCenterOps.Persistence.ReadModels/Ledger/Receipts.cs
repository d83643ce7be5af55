using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Makes receipts, in two round trips: each question to a server costs more than its answer.</summary>
public sealed class Receipts(IReadDatabase database, TreeQueries tree)
{
    // By the newest checkpoint of the entry's epoch that enough witnesses have cosigned and that covers it, or else by the newest: witnesses may yet come, and who
    // needs their signatures asks again. What none covers is not there yet.
    private const string Covered =
        """
        FROM ledger_leaf l JOIN ledger_checkpoint c ON c.epoch = l.epoch
            AND l.leaf_index < c.size AND c.size = COALESCE(
                (SELECT MAX(q.size) FROM ledger_checkpoint q WHERE q.epoch = l.epoch AND q.has_quorum = 1 AND q.size > l.leaf_index),
                (SELECT MAX(m.size) FROM ledger_checkpoint m WHERE m.epoch = l.epoch))
        """;

    // One for each epoch: those are few, for each is a loss that two persons have accepted.
    private readonly ConcurrentDictionary<long, NodeMemory> _memories = new();

    /// <summary>The receipt of an entry; nothing while no signed checkpoint covers it.</summary>
    /// <exception cref="InvalidDataException">The newest checkpoint cannot be read, or a tile that must be there is not.</exception>
    public async Task<Receipt?> OfAsync(EntryRow entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (await LeafAsync(entry.Position, cancellationToken) is not var (epoch, index, size, text))
        {
            return null;
        }

        if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out var note, out var error))
        {
            throw new InvalidDataException($"the newest checkpoint cannot be read: {error}");
        }

        return new Receipt(index, [.. await ProofAsync(epoch, index, size, note, entry.Bytes, cancellationToken)], note, entry.Bytes);
    }

    /// <summary>Which of <paramref name="positions"/> a signed checkpoint covers.</summary>
    public async Task<IReadOnlySet<long>> CoveredAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var covered = new HashSet<long>();
        if (positions.Count == 0)
        {
            return covered;
        }

        var list = string.Join(',', positions.Select(static position => position.ToString(CultureInfo.InvariantCulture)));
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, $"SELECT l.position {Covered} WHERE l.position IN ({list})");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            covered.Add(reader.GetInt64(0));
        }

        return covered;
    }

    // What is held was computed from tiles as they were when they were read. Should one have been wrong then, no proof leads to the root any more, and what is stored
    // now decides: whoever gets a receipt sees the ledger as it is.
    private async Task<TreeHash[]> ProofAsync(long epoch, long index, long size, SignedNote note, ReadOnlyMemory<byte> entry, CancellationToken cancellationToken)
    {
        var ranges = TreeProof.Inclusion(index, size);
        var memory = _memories.GetOrAdd(epoch, static _ => new NodeMemory());
        var proof = await tree.HashesAsync(epoch, ranges, memory, cancellationToken);
        if (Checkpoint.TryParse(note.Text, out var signed) && TreeProof.IsIncluded(index, size, TreeHash.OfLeaf(entry.Span), proof, signed.Root))
        {
            return proof;
        }

        _memories.TryRemove(epoch, out _);
        return await tree.HashesAsync(epoch, ranges, cancellationToken);
    }

    private async Task<(long Epoch, long Index, long Size, string Checkpoint)?> LeafAsync(long position, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, $"SELECT l.epoch, l.leaf_index, c.size, c.note, c.cosignatures {Covered} WHERE l.position = @position");
        command.Add("@position", position);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3) + reader.GetString(4))
            : null;
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
