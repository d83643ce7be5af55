using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>A SQLite file that is only read from, by connections of a pool.</summary>
internal sealed class ReadOnlyFile(string file)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
        DefaultTimeout = ReadLimits.CommandSeconds,
    }.ConnectionString;

    /// <summary>Opens a connection that cannot write. The caller disposes of it, soon.</summary>
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

    /// <summary>Closes the connections of the pool, so that the file can be deleted.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
