using DataCenterOps.Components;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests;

/// <summary>Both engines, for theories. The PostgreSQL is one for all tests; each test has a database of its own.</summary>
public sealed class Databases : IAsyncLifetime
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    public static TheoryData<string> Both { get; } = [Sqlite, Postgres];

    public PostgresServer? Server { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Programs is not null)
        {
            Server = await PostgresServer.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    /// <summary>Storage of a test's own; skips the test when the engine is absent.</summary>
    public async Task<StorageOptions> CreateAsync(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-").FullName;
        if (engine == Sqlite)
        {
            return new StorageOptions { DataFolder = folder };
        }

        Assert.SkipUnless(Server is not null, PostgresServer.Absent ?? "");
        return new StorageOptions { DataFolder = folder, Postgres = await Server.CreateDatabaseAsync() };
    }
}
