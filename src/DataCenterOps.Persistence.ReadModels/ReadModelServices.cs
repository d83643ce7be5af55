using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.ReadModels.Messages;
using DataCenterOps.Persistence.ReadModels.Metering;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.ReadModels.Silence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Registers reading.</summary>
public static class ReadModelServices
{
    /// <summary>Adds the read database and the queries. Safe to call twice.</summary>
    public static IServiceCollection AddReadModels(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DapperTypes.Register();
        services.TryAddSingleton(options);
        services.TryAddSingleton<DatabaseSilence>();
        services.TryAddSingleton<IReadDatabase>(provider => new ChosenReadDatabase(
            options.IsPostgres ? new PostgresReadDatabase(options, provider.GetRequiredService<DatabaseSilence>()) : new SqliteReadDatabase(options)));
        services.TryAddSingleton<PastMoments>();
        services.TryAddSingleton<CredentialNews>();
        services.TryAddSingleton<PolicyNews>();
        AddLedger(services);
        services.TryAddSingleton<EstateQueries>();
        services.TryAddSingleton<SystemQueries>();
        services.TryAddSingleton<DecisionQueries>();
        services.TryAddSingleton<FindingQueries>();
        services.TryAddSingleton<FindingHistory>();
        services.TryAddSingleton<ScoreQueries>();
        services.TryAddSingleton<SovereigntyTables>();
        services.TryAddSingleton<CheckQueries>();
        services.TryAddSingleton<PackQueries>();
        services.TryAddSingleton<KnownPacks>();
        services.TryAddSingleton<ProvisionQueries>();
        services.TryAddSingleton<LawQueries>();
        services.TryAddSingleton<CostQueries>();
        services.TryAddSingleton<ChargeQueries>();
        services.TryAddSingleton<TokenQueries>();
        services.TryAddSingleton<SessionQueries>();
        services.TryAddSingleton<PersonQueries>();
        services.TryAddSingleton<BreakGlassQueries>();
        services.TryAddSingleton<WaiverQueries>();
        services.TryAddSingleton<WaiverOwners>();
        services.TryAddSingleton<DeputyQueries>();
        services.TryAddSingleton<InventoryQueries>();
        services.TryAddSingleton<ApprovalSight>();
        services.TryAddSingleton<ApprovalQueries>();
        services.TryAddSingleton<ApprovalDetails>();
        services.TryAddSingleton<MessageQueries>();
        services.TryAddSingleton<ContactQueries>();
        return services;
    }

    private static void AddLedger(IServiceCollection services)
    {
        services.TryAddSingleton<LedgerHealth>();
        services.TryAddSingleton<LedgerQueries>();
        services.TryAddSingleton<TreeQueries>();
        services.TryAddSingleton<BundleQueries>();
        services.TryAddSingleton<Receipts>();
        services.TryAddSingleton<SealingHealthQueries>();
        services.TryAddSingleton<CheckpointWait>();
        services.TryAddSingleton<BackupReading>();
        services.TryAddSingleton<EpochQueries>();
        services.TryAddSingleton<DetailQueries>();
        services.TryAddSingleton<FactRows>();
        services.TryAddSingleton<DigestQueries>();
        services.TryAddSingleton<FactsExport>();
    }
}
