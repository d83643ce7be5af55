using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Commits groups to SQLite. Statements stay prepared for the life of the connection; each item has a savepoint.
/// </summary>
internal sealed class SqliteGroupStore(string file) : IGroupStore
{
    private const string InsertEntry =
        "INSERT INTO ledger_entry (stream, version, bytes) VALUES ($1, $2, $3) RETURNING position";

    // Results of SQLite that speak of one statement: https://www.sqlite.org/rescode.html.
    private const int GenericError = 1;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int OutOfRange = 25;

    private SqliteStatements? _statements;

    public void Write(IReadOnlyList<GroupItem> group)
    {
        var statements = _statements ??= SqliteStatements.Open(file);
        statements.Execute("BEGIN IMMEDIATE");
        foreach (var item in group)
        {
            statements.Execute("SAVEPOINT item");
            try
            {
                Apply(statements, item);
            }
            catch (Exception exception) when (!IsOutage(exception))
            {
                statements.Execute("ROLLBACK TO item");
                item.Refuse(exception);
            }

            statements.Execute("RELEASE item");
        }

        statements.Execute("COMMIT");
    }

    public T Exclusive<T>(Func<IExclusiveSession, T> work)
    {
        using var connection = SqliteStatements.Connect(file, PersistenceLimits.ExclusiveCommandSeconds);
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(new ExclusiveSession(connection, transaction));
        transaction.Commit();
        return result;
    }

    public bool IsOutage(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: not (GenericError or TooBig or Constraint or Mismatch or OutOfRange) };

    public void Disconnect()
    {
        _statements?.Dispose();
        _statements = null;
    }

    public void Dispose() => Disconnect();

    private static void Apply(SqliteStatements statements, GroupItem item)
    {
        if (item.Operation is { } known && statements.Scalar(LedgerSql.OperationKnown, known.Caller, known.Id.Value) is not null)
        {
            throw item.Repeated();
        }

        var positions = new long[item.Entries.Length];
        if (positions.Length > 0 && (long)(statements.Scalar(LedgerSql.Head, item.Stream.Value) ?? 0L) != item.ExpectedVersion)
        {
            throw item.Overtaken();
        }

        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = (long)statements.Scalar(
                InsertEntry, item.Stream.Value, item.ExpectedVersion + i + 1, item.Entries[i])!;
        }

        item.Positions = positions;
        if (item.Operation is { } operation)
        {
            statements.Execute(
                LedgerSql.InsertOperation, operation.Caller, operation.Id.Value, item.Request, item.Salt,
                item.LastPosition, item.Answer, item.AnsweredAt);
        }

        foreach (var document in item.Documents)
        {
            statements.Execute(LedgerSql.InsertDocument, document.Sha256, document.Bytes.ToArray());
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
