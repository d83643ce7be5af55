using DataCenterOps.Persistence.ReadModels;
using Npgsql;

namespace DataCenterOps.Host;

/// <summary>Where the program keeps its data, as flags and configuration say.</summary>
internal static class StorageFolder
{
    /// <summary>The data folder where none is given.</summary>
    public const string Default = ".dcops";

    // PostgreSQL admits 100 clients unless it is told otherwise: three silos and an administrator fit in.
    private const int ConnectionsPerSilo = 30;

    /// <summary>Makes the folder, for its owner alone, and says what lies where.</summary>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    public static StorageOptions Prepare(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["data"] ?? Default);
        PrivateFolder.Create(folder);
        return new StorageOptions { DataFolder = folder, Postgres = Bounded(configuration["Storage:Postgres"]) };
    }

    private static string? Bounded(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize)
        {
            builder.MaxPoolSize = ConnectionsPerSilo;
        }

        return builder.ConnectionString;
    }
}
