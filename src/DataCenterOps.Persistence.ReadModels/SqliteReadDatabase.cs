using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Readers of the embedded database. WAL lets them read while the one writer writes.</summary>
internal sealed class SqliteReadDatabase(StorageOptions options) : IReadDatabase
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = options.LedgerFile,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
        DefaultTimeout = ReadLimits.CommandSeconds,
    }.ConnectionString;

    public bool IsPostgres => false;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
