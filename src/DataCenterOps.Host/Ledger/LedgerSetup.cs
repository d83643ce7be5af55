using DataCenterOps.Cryptography;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>The ledger's name, its keys and who seals it.</summary>
internal static class LedgerSetup
{
    /// <summary>The file of the log's keys in the data folder.</summary>
    public const string KeyFile = "ledger.key";

    /// <summary>The file of the last head that was signed, in the data folder.</summary>
    public const string HighWater = "ledger.high-water";

    /// <summary>Settles name and keys and adds the sealer.</summary>
    /// <exception cref="InvalidDataException">The configured name is not that of this log, or the keys cannot be read.</exception>
    public static IServiceCollection AddSealing(this IServiceCollection services, LedgerSettings settings, StorageOptions storage)
    {
        var (first, origin) = LedgerOrigin.Settle(storage, settings.Origin ?? settings.DefaultOrigin);
        if (settings.Origin is { } wanted && wanted != first)
        {
            throw new InvalidDataException($"`Ledger:Origin` is `{wanted}` and the ledger has been called `{first}` since its first start: a log keeps its name");
        }

        if (Directory.EnumerateFiles(storage.DataFolder).FirstOrDefault(WitnessKey.IsIn) is { } witness)
        {
            throw new InvalidDataException($"`{witness}` is the key of a witness: who holds it beside the log's own keys is no witness. Run the log in another folder, on another machine");
        }

        var keys = Keys(settings, storage, origin, out var isNew);
        if (settings.Policy is { } policy)
        {
            services
                .AddSingleton(policy)
                .AddSingleton<WitnessRequests>()
                .AddSingleton<WitnessedHeads>()
                .AddSingleton<CheckpointCosigning>()
                .AddHostedService<WitnessAsking>();
        }

        return services
            .AddSingleton<ILogSigner>(keys)
            .AddSingleton(new LogIdentity(keys.Origin, keys.VerifierLines))
            .AddSingleton<IHighWater>(new HighWaterFile(Path.Combine(storage.DataFolder, HighWater)))
            .AddSingleton(new NewLogKeys(isNew))
            .AddSingleton(Secrets(settings, storage))
            .AddHostedService<DetailKeeping>()
            .AddSingleton<SealerSeat>()
            .AddSingleton<KnownElsewhere>()
            .AddSingleton<TreeIntegration>()
            .AddSingleton<CheckpointSigning>()
            .AddSingleton(provider => new SealerLease(provider.GetRequiredService<IWriter>(), Holder(storage)))
            .AddHostedService<LedgerSealing>();
    }

    /// <summary>
    /// Where the secrets lie under which details are erasable: beside the file of the ledger's keys, so that neither the database nor a backup has them.
    /// </summary>
    /// <exception cref="InvalidDataException">Others may look into the folder.</exception>
    public static IErasureSecrets Secrets(LedgerSettings settings, StorageOptions storage) => (settings.ErasureFolder, settings.KeyFile) switch
    {
        ({ } folder, _) => new FolderSecrets(folder),
        (_, null) when storage.IsPostgres => new DatabaseSecrets(storage.Postgres!),
        var (_, file) => new FolderSecrets(FolderSecrets.Beside(file ?? Path.Combine(storage.DataFolder, KeyFile))),
    };

    // A file has one program: what it left behind when it was killed is its own lease, for which it need not wait.
    private static string Holder(StorageOptions storage) => storage.IsPostgres ? Guid.CreateVersion7().ToString() : "embedded";

    private static LogKeys Keys(LedgerSettings settings, StorageOptions storage, string origin, out bool isNew)
    {
        if (settings.KeyFile is null && storage.IsPostgres)
        {
            isNew = false;
            return LogKeys.Of(origin, ClusterSetup.Shared(storage, "ledger", [.. Ed25519Signatures.NewSeed(), .. MlDsa44Signatures.NewSeed()]));
        }

        return LogKeys.Open(settings.KeyFile ?? Path.Combine(storage.DataFolder, KeyFile), origin, out isNew);
    }
}
