using Npgsql;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The second round trip of a group: everything that its items write, in one batch.</summary>
internal sealed class PostgresGroupBatch
{
    private const string InsertEntries =
        """
        INSERT INTO ledger_entry (position, stream, version, bytes)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[])
        """;

    private const string InsertOperations =
        """
        INSERT INTO ledger_operation (caller, id, digest, salt, position, answer, answered_at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bigint[], $6::bytea[], $7::bigint[])
        """;

    private readonly NpgsqlConnection _connection;
    private readonly GroupItem[] _items;

    public PostgresGroupBatch(NpgsqlConnection connection, IEnumerable<GroupItem> items) =>
        (_connection, _items) = (connection, [.. items]);

    public void Execute()
    {
        using var batch = new NpgsqlBatch(_connection);
        AddEntries(batch);
        AddOperations(batch);
        foreach (var document in _items.SelectMany(item => item.Documents))
        {
            Add(batch, LedgerSql.InsertDocument, document.Sha256, document.Bytes.ToArray());
        }

        var first = batch.BatchCommands.Count;
        foreach (var item in _items)
        {
            foreach (var statement in item.Statements)
            {
                AddStatement(batch, statement, item.Positions);
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            batch.ExecuteNonQuery();
        }

        Count(batch, first);
    }

    private void AddEntries(NpgsqlBatch batch)
    {
        // In one order on every silo: two that write the same two streams wait for each other at most once.
        var rows = _items
            .SelectMany(item => item.Entries.Select((bytes, i) => (item.Stream, Version: item.ExpectedVersion + i + 1, Position: item.Positions[i], bytes)))
            .OrderBy(row => row.Stream.Value, StringComparer.Ordinal).ThenBy(row => row.Version)
            .ToArray();
        if (rows.Length > 0)
        {
            Add(
                batch, InsertEntries, rows.Select(row => row.Position).ToArray(), rows.Select(row => row.Stream.Value).ToArray(),
                rows.Select(row => row.Version).ToArray(), rows.Select(row => row.bytes).ToArray());
        }
    }

    private void AddOperations(NpgsqlBatch batch)
    {
        var rows = _items.Where(item => item.Operation is not null)
            .OrderBy(item => item.Operation!.Caller, StringComparer.Ordinal)
            .ThenBy(item => item.Operation!.Id.Value, StringComparer.Ordinal)
            .ToArray();
        if (rows.Length > 0)
        {
            Add(
                batch, InsertOperations,
                rows.Select(item => item.Operation!.Caller).ToArray(), rows.Select(item => item.Operation!.Id.Value).ToArray(),
                rows.Select(item => item.Operation!.Digest).ToArray(), rows.Select(item => item.Salt).ToArray(),
                rows.Select(item => item.LastPosition).ToArray(), rows.Select(item => item.Answer).ToArray(),
                rows.Select(item => item.AnsweredAt).ToArray());
        }
    }

    private static void AddStatement(NpgsqlBatch batch, SqlStatement statement, long[] positions)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        for (var i = 0; i < statement.Values.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = statement.Value(i, positions) ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    private void Count(NpgsqlBatch batch, int first)
    {
        var next = first;
        foreach (var item in _items)
        {
            var touched = new int[item.Statements.Count];
            for (var i = 0; i < touched.Length; i++)
            {
                touched[i] = Math.Max(0, (int)batch.BatchCommands[next++].RecordsAffected);
                item.Statements[i].Verify(touched[i]);
            }

            item.Touched = touched;
        }
    }
}
