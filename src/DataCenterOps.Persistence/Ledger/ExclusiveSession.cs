using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>A transaction on a connection of its own; without one each statement sees what is committed by then.</summary>
internal sealed class ExclusiveSession(DbConnection connection, DbTransaction? transaction) : IExclusiveSession
{
    public bool IsPostgres { get; } = connection is NpgsqlConnection;

    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public void ExecuteAll(IReadOnlyList<(string Sql, object?[] Values)> statements)
    {
        if (!connection.CanCreateBatch)
        {
            foreach (var (sql, values) in statements)
            {
                Execute(sql, values);
            }

            return;
        }

        using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (sql, values) in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
            {
                var parameter = command.CreateParameter();
                parameter.Value = StatementList.Convert(value) ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        if (statements.Count > 0)
        {
            batch.ExecuteNonQuery();
        }
    }

    public IEnumerable<T> Query<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private DbCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            // Npgsql takes parameters by place when they have no name; SQLite knows `$1` as a name.
            parameter.ParameterName = IsPostgres ? "" : string.Create(CultureInfo.InvariantCulture, $"${i + 1}");
            parameter.Value = StatementList.Convert(values[i]) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
