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

    private const string InsertDocuments =
        """
        INSERT INTO ledger_document (sha256, bytes) SELECT * FROM unnest($1::text[], $2::bytea[])
        ON CONFLICT (sha256) DO NOTHING
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
        AddDocuments(batch);
        foreach (var wave in Waves())
        {
            AddRows(batch, wave);
        }

        var first = batch.BatchCommands.Count;
        foreach (var statement in Counted())
        {
            AddStatement(batch, statement.Statement, statement.Item.Positions);
        }

        if (batch.BatchCommands.Count > 0)
        {
            batch.ExecuteNonQuery();
        }

        Count(batch, first);
    }

    private IEnumerable<(GroupItem Item, SqlStatement Statement)> Counted() =>
        from item in _items from statement in item.Statements where !IsMerged(item, statement) select (item, statement);

    // Facts without an entry belong to no stream, so nothing says in which order they might be put together.
    private static bool IsMerged(GroupItem item, SqlStatement statement) => statement.Rows is not null && item.Entries.Length > 0;

    // A stream's rows are written in its order: the second item of one stream comes in the second wave.
    private List<List<GroupItem>> Waves()
    {
        var waves = new List<List<GroupItem>>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in _items.Where(item => item.Entries.Length > 0))
        {
            var stream = item.Stream.Value;
            var wave = seen.GetValueOrDefault(stream);
            seen[stream] = wave + 1;
            if (wave == waves.Count)
            {
                waves.Add([]);
            }

            waves[wave].Add(item);
        }

        return waves;
    }

    private static void AddRows(NpgsqlBatch batch, List<GroupItem> wave)
    {
        var merged = new List<MergedRows>();
        foreach (var item in wave)
        {
            var next = 0;
            foreach (var statement in item.Statements.Where(statement => IsMerged(item, statement)))
            {
                next = Place(merged, next, statement.Rows!);
                merged[next++].Add(statement, item.Positions);
            }
        }

        foreach (var rows in merged)
        {
            batch.BatchCommands.Add(rows.ToCommand());
        }
    }

    // Projections name their statements in one order, but not each of them for each item: what an item adds comes after
    // what it had before that, and before what others had after that. A shape that an item names again, as one for each
    // of its entries, is found at or before its place.
    private static int Place(List<MergedRows> merged, int next, RowWrite write)
    {
        var at = merged.FindIndex(rows => rows.Is(write));
        if (at >= 0)
        {
            return at;
        }

        merged.Insert(next, new MergedRows(write));
        return next;
    }

    private void AddDocuments(NpgsqlBatch batch)
    {
        // In one order on every silo, as entries are.
        var rows = _items.SelectMany(item => item.Documents).DistinctBy(document => document.Sha256, StringComparer.Ordinal)
            .OrderBy(document => document.Sha256, StringComparer.Ordinal)
            .ToArray();
        if (rows.Length > 0)
        {
            Add(
                batch, InsertDocuments, rows.Select(document => document.Sha256).ToArray(),
                rows.Select(document => document.Bytes.ToArray()).ToArray());
        }
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
                rows.Select(item => item.Request).ToArray(), rows.Select(item => item.Salt).ToArray(),
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
            // Rows that were written together are not counted: nobody asks for them.
            var touched = new int[item.Statements.Count];
            for (var i = 0; i < touched.Length; i++)
            {
                if (!IsMerged(item, item.Statements[i]))
                {
                    touched[i] = Math.Max(0, (int)batch.BatchCommands[next++].RecordsAffected);
                    item.Statements[i].Verify(touched[i]);
                }
            }

            item.Touched = touched;
        }
    }
}
