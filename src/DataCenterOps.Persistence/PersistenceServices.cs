using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.Ledger.Past;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.Policies;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Persistence;

/// <summary>Registers writing.</summary>
public static class PersistenceServices
{
    /// <summary>
    /// Adds the ledger, the one writer, the projections and what <see cref="ReadModelServices.AddReadModels"/> adds. The
    /// tables are brought up to date when the writer is first asked for.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddReadModels(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGroupStore>(_ => Open(options));
        services.TryAddSingleton<WriterThread>();
        services.TryAddSingleton<IWriter>(provider => provider.GetRequiredService<WriterThread>());
        services.TryAddSingleton(FactWriter.OfThisMachine());
        services.TryAddSingleton<FactSeries>();
        services.TryAddSingleton<FactDigesting>();
        services.TryAddSingleton<CheckStore>();
        services.TryAddSingleton<UsageStore>();
        services.TryAddSingleton<RatingStore>();
        services.TryAddSingleton<RatingDeclarations>();
        services.AddDetails(options);
        services.TryAddSingleton<ILedger, SqlLedger>();
        services.TryAddSingleton<ReferenceReader>(_ => EstateReferences.Of);
        services.TryAddSingleton<ProjectionSet>();
        services.AddRebuilding();
        services.TryAddSingleton<IPastDatabases>(provider => new PastDatabases(
            provider.GetRequiredService<IReadDatabase>(), provider.GetRequiredService<PastMoments>(), provider.GetRequiredService<ProjectionSet>(),
            options, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<LedgerCleaning>();
        services.TryAddSingleton<SnapshotCleaning>();
        services.TryAddSingleton<WholeTree>();
        services.TryAddSingleton<Credentials>();
        services.TryAddSingleton<TokenUses>();
        services.TryAddSingleton<Sessions>();
        services.TryAddSingleton<Accounts>();
        services.TryAddSingleton<SignInGuard>();
        services.TryAddSingleton<Passkeys>();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<SlowedAccounts>();
        services.TryAddSingleton<DueMessages>();
        services.TryAddSingleton<SweepStore>();
        services.TryAddSingleton<ScoreStore>();
        return services
            .AddProjection<EntryProjection>()
            .AddProjection<DigestProjection>()
            .AddProjection<DeclaredProjection>()
            .AddProjection<AttestedProjection>()
            .AddProjection<SystemProjection>()
            .AddProjection<CheckProjection>()
            .AddProjection<ResourceProjection>()
            .AddProjection<TokenProjection>()
            .AddProjection<PersonProjection>()
            .AddProjection<ApprovalProjection>()
            .AddProjection<BreakGlassProjection>()
            .AddProjection<WaiverProjection>()
            .AddProjection<DeputyProjection>()
            .AddProjection<PackProjection>()
            .AddProjection<ProvisionProjection>()
            .AddProjection<DecisionProjection>()
            .AddProjection<FindingProjection>()
            .AddProjection<SweepProjection>()
            .AddProjection<SovereigntyProjection>()
            .AddProjection<EpochProjection>();
    }

    /// <summary>Adds a topic's projection. Safe to call twice.</summary>
    public static IServiceCollection AddProjection<T>(this IServiceCollection services)
        where T : class, IProjection
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProjection, T>());
        return services;
    }

    // Erasable details, their keys and what erases them. Without another place the secrets lie beside the ledger's keys in the data folder.
    private static void AddDetails(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton<IErasureSecrets>(_ => new FolderSecrets(FolderSecrets.Beside(Path.Combine(options.DataFolder, "ledger.key"))));
        services.TryAddSingleton(provider => new PayloadKeys(
            provider.GetRequiredService<IReadDatabase>(), provider.GetRequiredService<IWriter>(), provider.GetRequiredService<IErasureSecrets>()));
        services.TryAddSingleton<ClearDetails>();
        services.TryAddSingleton<DetailErasing>();
        services.TryAddSingleton<ErasureWork>();
    }

    // What makes rows anew from entries.
    private static void AddRebuilding(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ViewRebuilder(
            provider.GetRequiredService<IWriter>(), provider.GetRequiredService<ProjectionSet>(), provider.GetRequiredService<PayloadKeys>()));
        services.TryAddSingleton(provider => new BackupRestore(
            provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<BackupReading>(), provider.GetRequiredService<ProjectionSet>(),
            provider.GetRequiredService<PayloadKeys>()));
    }

    private static IGroupStore Open(StorageOptions options)
    {
        Schema.Apply(options);
        return options.IsPostgres ? new PostgresGroupStore(options.Postgres!) : new SqliteGroupStore(options.LedgerFile);
    }
}
