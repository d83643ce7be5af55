using System.Data;
using System.Data.Common;
using System.Globalization;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Writes an archive of everything from one snapshot of the database, while others write on.</summary>
public sealed class BackupReading(IReadDatabase database)
{
    private const string LeafRows =
        """
        SELECT l.epoch, l.leaf_index, e.position, e.stream, e.version, e.bytes, i.integrated_at
        FROM ledger_leaf l JOIN ledger_entry e ON e.position = l.position
        LEFT JOIN ledger_integration i ON i.epoch = l.epoch AND i.size = l.leaf_index + 1
        ORDER BY l.epoch, l.leaf_index
        """;

    private const string TailRows =
        """
        SELECT NULL, NULL, e.position, e.stream, e.version, e.bytes, NULL FROM ledger_entry e
        WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.position = e.position) ORDER BY e.position
        """;

    private const string CheckpointRows =
        """
        SELECT epoch, size, note, cosignatures, signed_at, has_quorum FROM ledger_checkpoint c
        WHERE size = (SELECT MAX(m.size) FROM ledger_checkpoint m WHERE m.epoch = c.epoch) ORDER BY epoch
        """;

    // With the salt a name could be guessed from the hash of its command: erasing could not reach it here.
    private const string Salt = "CASE WHEN stream IS NULL THEN salt ELSE ";

    /// <summary>Writes the archive.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="now">The time that it bears.</param>
    /// <param name="sign">Seals it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">No checkpoint was signed in this epoch.</exception>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public async Task<BackupManifest> WriteAsync(
        Stream output, DateTimeOffset now, Func<BackupSeal, SignedNote> sign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sign);
        await using var connection = await database.OpenPatientAsync(cancellationToken);
        await using var snapshot = await BeginAsync(connection, cancellationToken);
        var schema = await SchemaAsync(connection, snapshot, cancellationToken);
        var (epoch, newest) = await NewestAsync(connection, snapshot, cancellationToken);
        await using var writer = await BackupWriter.BeginAsync(output, schema, now, cancellationToken);
        foreach (var table in BackupTables.All)
        {
            await writer.TableAsync(table, cancellationToken);
            foreach (var sql in Queries(table))
            {
                await CopyAsync(connection, snapshot, table, sql, writer, cancellationToken);
            }
        }

        return await writer.EndAsync(
            newest.Origin, epoch, newest.Size, newest.Root.ToString(), seal => sign(seal).ToString(), cancellationToken);
    }

    /// <summary>The newest step of the schema, as both databases call it.</summary>
    public async Task<string> SchemaAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SchemaAsync(connection, null, cancellationToken);
    }

    // One moment for all tables. SQLite fixes it with the first row that is read; writers go on beside it.
    private async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!database.IsPostgres)
        {
            return ((Microsoft.Data.Sqlite.SqliteConnection)connection).BeginTransaction(deferred: true);
        }

        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var command = Command(connection, transaction, "SET TRANSACTION READ ONLY");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    private static async Task<string> SchemaAsync(DbConnection connection, DbTransaction? snapshot, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, snapshot, "SELECT scriptname FROM schemaversions");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var newest = "";
        while (await reader.ReadAsync(cancellationToken))
        {
            // As in `DataCenterOps.Persistence.Migrations.Sqlite.0001_ledger.sql`.
            var name = reader.GetString(0).Split('.')[^2];
            newest = string.CompareOrdinal(name, newest) > 0 ? name : newest;
        }

        return newest;
    }

    private static async Task<(long Epoch, Checkpoint Newest)> NewestAsync(
        DbConnection connection, DbTransaction snapshot, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection, snapshot,
            "SELECT c.epoch, c.note FROM ledger_checkpoint c JOIN ledger_head h ON h.epoch = c.epoch ORDER BY c.size DESC LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException("no checkpoint was signed yet: there is nothing to hold an archive against");
        }

        var note = reader.GetString(1);
        return Checkpoint.TryParse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], out var checkpoint)
            ? (reader.GetInt64(0), checkpoint)
            : throw new InvalidDataException("the newest checkpoint in the database cannot be read");
    }

    private IEnumerable<string> Queries(BackupTable table)
    {
        if (table == BackupTables.Entries)
        {
            return [LeafRows, TailRows];
        }

        return [table == BackupTables.Checkpoints ? CheckpointRows : Select(table)];
    }

    private string Select(BackupTable table)
    {
        var columns = table.Columns.Select(column =>
            (table, column.Name) == (BackupTables.Operations, "salt") ? (database.IsPostgres ? Salt + "''::bytea END" : Salt + "x'' END")
            : column.Kind == BackupColumnKind.Amount && database.IsPostgres ? $"CAST({column.Name} AS text)" : column.Name);
        return $"SELECT {string.Join(", ", columns)} FROM {table.Name} ORDER BY {string.Join(", ", table.Columns.Take(table.Key).Select(static column => column.Name))}";
    }

    private static async Task CopyAsync(
        DbConnection connection, DbTransaction snapshot, BackupTable table, string sql, BackupWriter writer, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, snapshot, sql);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        var values = new object?[table.Columns.Length];
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : Value(reader, i, table.Columns[i].Kind);
            }

            await writer.RowAsync(values, cancellationToken);
        }
    }

    private static object Value(DbDataReader reader, int column, BackupColumnKind kind) => kind switch
    {
        BackupColumnKind.Number => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture),
        BackupColumnKind.Flag => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture) != 0,
        BackupColumnKind.Amount => BackupRow.Shortest(reader.GetString(column)),
        BackupColumnKind.Bytes => (byte[])reader.GetValue(column),
        _ => reader.GetString(column),
    };

    private static DbCommand Command(DbConnection connection, DbTransaction? snapshot, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        command.CommandTimeout = ReadLimits.BackupCommandSeconds;
        return command;
    }
}
