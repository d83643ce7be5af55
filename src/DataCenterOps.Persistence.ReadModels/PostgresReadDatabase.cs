using System.Data.Common;
using Npgsql;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Readers of the cluster's database.</summary>
internal sealed class PostgresReadDatabase : IReadDatabase, IDisposable
{
    private readonly NpgsqlDataSource _source;

    public PostgresReadDatabase(StorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.Postgres)
        {
            ApplicationName = "dcops-read",
            CommandTimeout = ReadLimits.CommandSeconds,
            MaxAutoPrepare = ReadLimits.PreparedStatements,
            AutoPrepareMinUsages = 3,

            // Readers leave nothing in a session that the next would have to be spared, and resetting costs as much as a look by key.
            NoResetOnClose = true,
        };
        PostgresSession.Add(builder, PostgresSession.Interpreted);
        _source = NpgsqlDataSource.Create(builder);
    }

    public bool IsPostgres => true;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    public void Dispose() => _source.Dispose();
}
