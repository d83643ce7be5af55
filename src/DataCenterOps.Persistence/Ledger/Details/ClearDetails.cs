using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>Encrypts details that a release of before has written in clear: at each start, and again with the housekeeping while silos of that release still run.</summary>
public sealed class ClearDetails(IReadDatabase database, IWriter writer, PayloadKeys keys)
{
    private const string Clear =
        """
        SELECT d.hash, d.stream, d.version, d.salt, d.bytes, d.payload_key, e.bytes
        FROM ledger_detail d JOIN ledger_entry e ON e.stream = d.stream AND e.version = d.version WHERE d.payload_key IS NULL LIMIT
        """;

    private const string Seal = "UPDATE ledger_detail SET salt = NULL, bytes = $2, payload_key = $3 WHERE hash = $1 AND payload_key IS NULL";

    /// <summary>Encrypts all of them, <see cref="PersistenceLimits.RowsPerCleaning"/> at a time.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="LedgerUnavailableException">Database or secrets are out of reach: repeat.</exception>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (true)
        {
            var rows = await ReadAsync(cancellationToken);
            var write = ImmutableArray.CreateBuilder<(string Hash, byte[] Bytes, string Key)>(rows.Count);
            foreach (var (row, tenant, month) in rows)
            {
                var key = await keys.ForWritingAsync(tenant, month, cancellationToken);
                write.Add((row.Hash, key.Seal(row.Stream, row.Version, [.. row.Salt!, .. row.Bytes]), key.Name.Id));
            }

            if (write.Count > 0)
            {
                await writer.WriteAsync(new Sealed(write.ToImmutable()), cancellationToken);
            }

            count += rows.Count;
            if (rows.Count < PersistenceLimits.RowsPerCleaning)
            {
                return count;
            }
        }
    }

    private async Task<List<(DetailRow Row, string Tenant, string Month)>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenLiveAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Clear + PersistenceLimits.RowsPerCleaning.ToString(" 0", CultureInfo.InvariantCulture);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<(DetailRow, string, string)>();
            while (await reader.ReadAsync(cancellationToken))
            {
                using var entry = JsonDocument.Parse((byte[])reader.GetValue(6));
                var tenant = entry.RootElement.TryGetProperty("tenant", out var owner) ? owner.GetString() : null;
                rows.Add((DetailRow.Read(reader), tenant ?? PayloadKeyName.Nobody, PayloadKeyName.MonthOf(entry.RootElement.GetProperty("time").GetDateTimeOffset())));
            }

            return rows;
        }
        catch (DbException exception)
        {
            throw new LedgerUnavailableException("the ledger cannot be read", exception);
        }
    }

    private sealed record Sealed(ImmutableArray<(string Hash, byte[] Bytes, string Key)> Rows) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            foreach (var (hash, bytes, key) in Rows)
            {
                session.Execute(Seal, hash, bytes, key);
            }
        }
    }
}
