using System.Data.Common;
using System.Globalization;
using DataCenterOps.Domain.Ledger.Backup;
using Npgsql;
using NpgsqlTypes;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>Inserts many rows into one table: on SQLite with a prepared statement, on PostgreSQL a thousand at a time.</summary>
internal sealed class TableInsert : IDisposable
{
    private const int Rows = 1_000;
    private const int Bytes = 4 * 1_048_576;

    private readonly BackupTable _table;
    private readonly DbCommand _command;
    private readonly List<object?[]> _waiting = [];
    private readonly bool _isPostgres;
    private long _bytes;

    public TableInsert(DbConnection connection, DbTransaction transaction, BackupTable table)
    {
        (_table, _isPostgres) = (table, connection is NpgsqlConnection);
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandTimeout = PersistenceLimits.ExclusiveCommandSeconds;
        var names = string.Join(", ", table.Columns.Select(static column => column.Name));
        if (_isPostgres)
        {
            var arrays = table.Columns.Select((column, i) => $"{Parameter(i)}::{TypeOf(column.Kind)}[]");
            var values = table.Columns.Select(static column => column.Kind == BackupColumnKind.Amount ? $"CAST({column.Name} AS numeric)" : column.Name);
            _command.CommandText = $"INSERT INTO {table.Name} ({names}) SELECT {string.Join(", ", values)} FROM unnest({string.Join(", ", arrays)}) AS k({names})";
        }
        else
        {
            _command.CommandText = $"INSERT INTO {table.Name} ({names}) VALUES ({string.Join(", ", table.Columns.Select(static (_, i) => Parameter(i)))})";
            for (var i = 0; i < table.Columns.Length; i++)
            {
                var parameter = _command.CreateParameter();
                parameter.ParameterName = Parameter(i);
                _command.Parameters.Add(parameter);
            }
        }
    }

    public void Add(params object?[] row)
    {
        if (!_isPostgres)
        {
            for (var i = 0; i < row.Length; i++)
            {
                _command.Parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    bool flag => flag ? 1L : 0L,
                    var value => value,
                };
            }

            _command.ExecuteNonQuery();
            return;
        }

        _waiting.Add(row);
        _bytes += row.Sum(static value => value switch { byte[] bytes => bytes.Length, string text => text.Length, _ => 8L });
        if (_waiting.Count == Rows || _bytes >= Bytes)
        {
            Flush();
        }
    }

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        _command.Parameters.Clear();
        for (var i = 0; i < _table.Columns.Length; i++)
        {
            _command.Parameters.Add(Column(i));
        }

        _command.ExecuteNonQuery();
        _waiting.Clear();
        _bytes = 0;
    }

    public void Dispose() => _command.Dispose();

    private NpgsqlParameter Column(int column)
    {
        var (type, values) = _table.Columns[column].Kind switch
        {
            BackupColumnKind.Number => (NpgsqlDbType.Bigint, (object)_waiting.Select(row => (long?)row[column]).ToArray()),
            BackupColumnKind.Flag => (NpgsqlDbType.Boolean, _waiting.Select(row => (bool?)row[column]).ToArray()),
            BackupColumnKind.Bytes => (NpgsqlDbType.Bytea, _waiting.Select(row => (byte[]?)row[column]).ToArray()),
            _ => (NpgsqlDbType.Text, _waiting.Select(row => (string?)row[column]).ToArray()),
        };
        return new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values };
    }

    private static string TypeOf(BackupColumnKind kind) => kind switch
    {
        BackupColumnKind.Number => "bigint",
        BackupColumnKind.Flag => "boolean",
        BackupColumnKind.Bytes => "bytea",
        _ => "text",
    };

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");
}
