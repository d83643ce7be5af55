using System.Data.Common;
using System.Globalization;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Persistence.Ledger.Past;

/// <summary>Reads the entries that were in the tree at a moment, in the order of their leaves: versions of one stream ascend in it.</summary>
internal sealed class PastEntries(IReadDatabase database)
{
    /// <summary>All of them, in parts: those of earlier epochs that are still here, then those of the moment's below its size.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEntry>> ReadAsync(
        PastMoment moment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var epoch = 1L; epoch <= moment.Epoch; epoch++)
        {
            var (next, end) = (0L, epoch == moment.Epoch ? moment.Size : long.MaxValue);
            List<StoredEntry> part;
            do
            {
                (part, next) = await PartAsync(epoch, next, end, cancellationToken);
                if (part.Count > 0)
                {
                    yield return part;
                }
            }
            while (part.Count == PersistenceLimits.EntriesPerRead);
        }
    }

    /// <summary>The bytes of a document.</summary>
    public ReadOnlyMemory<byte>? Document(string sha256)
    {
        using var connection = database.OpenLiveAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM ledger_document WHERE sha256 = @sha256";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("sha256", sha256);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() is byte[] bytes ? bytes : null;
    }

    private async Task<(List<StoredEntry> Entries, long Next)> PartAsync(long epoch, long from, long end, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenLiveAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT e.position, e.stream, e.version, e.bytes, l.leaf_index FROM ledger_leaf l JOIN ledger_entry e ON e.position = l.position
            WHERE l.epoch = {epoch} AND l.leaf_index >= {from} AND l.leaf_index < {end} ORDER BY l.leaf_index LIMIT {PersistenceLimits.EntriesPerRead}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<StoredEntry>();
        var next = from;
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(StoredEntries.Read(reader));
            next = reader.GetInt64(4) + 1;
        }

        return (entries, next);
    }
}
