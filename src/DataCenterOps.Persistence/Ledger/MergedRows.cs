using Npgsql;
using NpgsqlTypes;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The rows that the items of a group write by the same <see cref="RowWrite"/>, as one statement of PostgreSQL.</summary>
internal sealed class MergedRows(RowWrite write)
{
    private readonly List<object?[]> _rows = [];

    public bool Is(RowWrite other) => ReferenceEquals(write, other);

    public void Add(SqlStatement statement, ReadOnlySpan<long> positions)
    {
        var row = new object?[statement.Values.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = statement.Value(i, positions);
        }

        _rows.Add(row);
    }

    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(write.Many);
        for (var column = 0; column < write.Types.Length; column++)
        {
            command.Parameters.Add(Column(column, write.Types[column]));
        }

        return command;
    }

    private NpgsqlParameter Column(int column, string type) => type switch
    {
        "text" => Array(column, NpgsqlDbType.Text, static value => (string?)value),
        "bigint" => Array(column, NpgsqlDbType.Bigint, static value => value is int number ? number : (long?)value),
        "boolean" => Array(column, NpgsqlDbType.Boolean, static value => (bool?)value),
        "bytea" => Array(column, NpgsqlDbType.Bytea, static value => (byte[]?)value),
        _ => throw new InvalidOperationException($"no column of a row has the type `{type}`"),
    };

    private NpgsqlParameter<T[]> Array<T>(int column, NpgsqlDbType type, Func<object?, T> read) =>
        new() { TypedValue = [.. _rows.Select(row => read(row[column]))], NpgsqlDbType = NpgsqlDbType.Array | type };
}
