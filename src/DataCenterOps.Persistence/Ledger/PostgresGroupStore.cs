using DataCenterOps.Persistence.ReadModels;
using Npgsql;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Commits groups to PostgreSQL in two round trips: look, then write everything at once. When the second fails, because
/// another silo was quicker or one item is wrong, the items are written one after the other, each with a savepoint.
/// </summary>
internal sealed class PostgresGroupStore : IGroupStore
{
    // All that the writer reads and changes it finds by keys, a few rows at a time. What the planner believes of tables that
    // grow by the second would lead it to read them whole: pages are in memory, so a look by key is to cost it next to nothing.
    private const string KeysOnly =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c seq_page_cost=0 -c random_page_cost=0 "
        + "-c plan_cache_mode=force_generic_plan";

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _exclusive;
    private NpgsqlConnection? _connection;

    public PostgresGroupStore(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "dcops-writer",
            MaxAutoPrepare = PersistenceLimits.PreparedStatements,
            AutoPrepareMinUsages = 2,
            CommandTimeout = PersistenceLimits.WriterCommandSeconds,
            Timeout = PersistenceLimits.WriterCommandSeconds,
            MaxPoolSize = 2,
        };
        PostgresSession.Add(builder, KeysOnly);
        PostgresSession.Add(builder, PostgresSession.Interpreted);
        PostgresSession.NoticeLoss(builder);
        _source = NpgsqlDataSource.Create(builder);
        var exclusive = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "dcops-exclusive",
            CommandTimeout = PersistenceLimits.ExclusiveCommandSeconds,
            MaxPoolSize = 2,
        };
        PostgresSession.Add(exclusive, PostgresSession.Interpreted);
        PostgresSession.NoticeLoss(exclusive);
        _exclusive = NpgsqlDataSource.Create(exclusive);
    }

    public void Write(IReadOnlyList<GroupItem> group)
    {
        var connection = _connection ??= _source.OpenConnection();
        if (!TryTogether(connection, group))
        {
            OneByOne(connection, group);
        }
    }

    public T Exclusive<T>(Func<IExclusiveSession, T> work)
    {
        using var connection = _exclusive.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var result = work(new ExclusiveSession(connection, transaction));
        transaction.Commit();
        return result;
    }

    /// <summary>
    /// Classes of SQLSTATE that speak of one statement: feature, cardinality, data, integrity, transaction rollback,
    /// syntax, raised by a trigger. The others (connection, resources, operator, system) speak of the database.
    /// </summary>
    public bool IsOutage(Exception exception) =>
        exception is NpgsqlException and not PostgresException
        || (exception is PostgresException { SqlState: { } state }
            && state[..2] is not ("0A" or "21" or "22" or "23" or "40" or "42" or "P0")
            && state != PostgresErrorCodes.LockNotAvailable);

    public void Disconnect()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose()
    {
        Disconnect();
        _source.Dispose();
        _exclusive.Dispose();
    }

    private bool TryTogether(NpgsqlConnection connection, IReadOnlyList<GroupItem> group)
    {
        using var transaction = connection.BeginTransaction();
        try
        {
            PostgresLook.At(connection, group);
            var batch = new PostgresGroupBatch(connection, group.Where(item => !item.HasFailed));
            batch.Execute();
            transaction.Commit();
            return true;
        }
        catch (Exception exception) when (!IsOutage(exception))
        {
            transaction.Rollback();
            return false;
        }
    }

    private void OneByOne(NpgsqlConnection connection, IReadOnlyList<GroupItem> group)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var item in group)
        {
            item.Reset();
            transaction.Save("item");
            try
            {
                PostgresLook.At(connection, [item]);
                if (!item.HasFailed)
                {
                    new PostgresGroupBatch(connection, [item]).Execute();
                }
            }
            catch (Exception exception) when (!IsOutage(exception))
            {
                transaction.Rollback("item");
                item.Refuse(AsConflict(exception, item));
            }

            transaction.Release("item");
        }

        transaction.Commit();
    }

    // Another silo wrote between our look and our write: the unique keys decide.
    private static Exception AsConflict(Exception exception, GroupItem item) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "ledger_entry" } => item.Overtaken(),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "ledger_operation" } => item.Repeated(),
        _ => exception,
    };
}
