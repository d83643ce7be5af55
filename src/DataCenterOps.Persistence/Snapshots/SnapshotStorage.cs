using System.Data.Common;
using System.Text.Json;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Silence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace DataCenterOps.Persistence.Snapshots;

/// <summary>Registers where grains keep their snapshots.</summary>
public static class SnapshotStorage
{
    /// <summary>The name of the grain storage.</summary>
    public const string Name = "snapshots";

    private const string Direct = "snapshots-direct";
    private const string SqliteInvariant = "System.Data.SQLite";
    private const string PostgresInvariant = "Npgsql";

    /// <summary>
    /// Adds the grain storage <see cref="Name"/>: PostgreSQL, or a SQLite file of its own behind one writer. The tables
    /// must exist: <see cref="Migrations.Schema.Apply"/>.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">Where the data lies.</param>
    /// <param name="json">
    /// Adds converters. Types that only their own parsing makes, such as ids, come back empty without one.
    /// </param>
    public static ISiloBuilder AddSnapshots(
        this ISiloBuilder silo, StorageOptions options, Action<JsonSerializerOptions>? json = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsPostgres)
        {
            silo.AddAdoNetGrainStorage(Direct, storage =>
            {
                storage.Invariant = PostgresInvariant;
                storage.ConnectionString = options.Postgres!;
                storage.GrainStorageSerializer = Serializer(json);
            });
            silo.Services.AddKeyedSingleton<IGrainStorage>(Name, (services, _) => Saving(services));
            return silo;
        }

        // Orleans finds Microsoft's driver behind the name of the older one.
        DbProviderFactories.RegisterFactory(SqliteInvariant, SqliteFactory.Instance);
        silo.AddAdoNetGrainStorage(Direct, storage =>
        {
            storage.Invariant = SqliteInvariant;
            storage.ConnectionString = new SqliteConnectionStringBuilder { DataSource = options.SnapshotFile }.ConnectionString;
            storage.GrainStorageSerializer = Serializer(json);
        });
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            Name, (services, _) => new QueuedGrainStorage(Saving(services)));
        return silo;
    }

    private static SavingGrainStorage Saving(IServiceProvider services) => ActivatorUtilities.CreateInstance<SavingGrainStorage>(
        services, services.GetRequiredKeyedService<IGrainStorage>(Direct), services.GetService<DatabaseSilence>() ?? new DatabaseSilence(),
        services.GetService<TimeProvider>() ?? TimeProvider.System);

    // The default one writes type names of .NET into the rows and believes those that it reads.
    private static SystemTextJsonGrainStorageSerializer Serializer(Action<JsonSerializerOptions>? configure)
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        configure?.Invoke(options.JsonSerializerOptions);
        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }
}
