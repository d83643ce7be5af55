using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Scheduling;

/// <summary>Makes the folder and the file of the schedules before the scheduler opens it.</summary>
internal sealed class QuartzFile(IOptions<SchedulingOptions> options) : IHostedService
{
    /// <summary>The connection string of the schedules in <paramref name="folder"/>.</summary>
    public static string ConnectionString(string folder) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "quartz.db"), DefaultTimeout = 5 }.ConnectionString;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Postgres is not null)
        {
            return;
        }

        Directory.CreateDirectory(options.Value.DataFolder);
        await using var connection = new SqliteConnection(ConnectionString(options.Value.DataFolder));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();

        // The mode stays with the file. With it a fire costs one flush instead of three.
        command.CommandText = "PRAGMA journal_mode = WAL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
