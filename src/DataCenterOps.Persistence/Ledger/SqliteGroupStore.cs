using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Commits groups to SQLite with statements that stay prepared for the life of the connection. When one item proves wrong
/// halfway, the group is taken back and its items are written anew, each with a savepoint. Savepoints from the start would
/// keep a copy of every page that an item touches, and cost more than the writing.
/// </summary>
internal sealed class SqliteGroupStore(string file) : IGroupStore
{
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
        if (!TryTogether(statements, group))
        {
            OneByOne(statements, group);
        }
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

    private bool TryTogether(SqliteStatements statements, IReadOnlyList<GroupItem> group)
    {
        statements.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (var item in group)
            {
                SqliteItem.Write(statements, item);
            }
        }
        catch (Exception exception) when (!IsOutage(exception))
        {
            statements.Execute("ROLLBACK");
            return false;
        }

        statements.Execute("COMMIT");
        return true;
    }

    private void OneByOne(SqliteStatements statements, IReadOnlyList<GroupItem> group)
    {
        statements.Execute("BEGIN IMMEDIATE");
        foreach (var item in group)
        {
            item.Reset();
            statements.Execute("SAVEPOINT item");
            try
            {
                SqliteItem.Write(statements, item);
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
}
