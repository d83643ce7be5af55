namespace DataCenterOps.Persistence.Ledger;

/// <summary>The statements of one item, on SQLite. An item that has lost writes nothing and is marked.</summary>
internal static class SqliteItem
{
    private const long Answered = -1;

    // One statement, for each costs more than what it reads.
    private const string Look =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM ledger_operation WHERE caller = $1 AND id = $2) THEN -1
            ELSE COALESCE((SELECT version FROM ledger_entry WHERE stream = $3 ORDER BY version DESC LIMIT 1), 0) END
        """;

    private const string InsertEntry =
        "INSERT INTO ledger_entry (stream, version, bytes) VALUES ($1, $2, $3) RETURNING position";

    private const string InsertOperation =
        """
        INSERT INTO ledger_operation (caller, id, digest, salt, position, answer, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertDocument =
        "INSERT INTO ledger_document (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";

    public static void Write(SqliteStatements statements, GroupItem item)
    {
        if (item.Operation is not null || item.Entries.Length > 0)
        {
            var head = (long)statements.Scalar(Look, item.Operation?.Caller, item.Operation?.Id.Value, item.Stream.Value)!;
            if (head == Answered)
            {
                item.Refuse(item.Repeated());
                return;
            }

            if (item.Entries.Length > 0 && head != item.ExpectedVersion)
            {
                item.Refuse(item.Overtaken());
                return;
            }
        }

        var positions = new long[item.Entries.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = (long)statements.Scalar(
                InsertEntry, item.Stream.Value, item.ExpectedVersion + i + 1, item.Entries[i])!;
        }

        item.Positions = positions;
        if (item.Operation is { } operation)
        {
            statements.Execute(
                InsertOperation, operation.Caller, operation.Id.Value, item.Request, item.Salt,
                item.LastPosition, item.Answer, item.AnsweredAt);
        }

        foreach (var document in item.Documents)
        {
            statements.Execute(InsertDocument, document.Sha256, document.Bytes.ToArray());
        }

        var touched = new int[item.Statements.Count];
        for (var i = 0; i < touched.Length; i++)
        {
            touched[i] = statements.Execute(item.Statements[i], positions);
            item.Statements[i].Verify(touched[i]);
        }

        item.Touched = touched;
    }
}
