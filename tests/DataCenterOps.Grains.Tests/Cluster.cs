using DataCenterOps.Carriers;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests.Messages;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Probes;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.TestingHost;

namespace DataCenterOps.Grains.Tests;

/// <summary>Silos with the real grains, filters and storage, and short words for what tests ask of them.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _silos;

    private Cluster(InProcessTestCluster silos, StorageOptions storage, ICallerTokens tokens) =>
        (_silos, Storage, Tokens) = (silos, storage, tokens);

    public StorageOptions Storage { get; }

    public ICallerTokens Tokens { get; }

    public InProcessTestCluster Silos => _silos;

    /// <summary>What went to persons by mail.</summary>
    public required Postman Mail { get; init; }

    /// <summary>What went to a program.</summary>
    public required Postman Soc { get; init; }

    public IGrainFactory Grains => _silos.Client;

    public LossyLedger Ledger => (LossyLedger)Get<ILedger>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Cluster> StartAsync(StorageOptions storage, int silos = 1, TimeProvider? time = null, PackTrust? trust = null)
    {
        Schema.Apply(storage);
        var tokens = new HmacCallerTokens([.. Enumerable.Repeat((byte)7, HmacCallerTokens.SecretBytes)]);
        var (mail, soc) = (new Postman("email"), new Postman("webhook/soc"));
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddIncomingGrainCallFilter<ArrivedCalls>().AddSnapshots(storage).AddGrains().AddIncomingGrainCallFilter<AdmittedCalls>();
            silo.Services
                .AddSingleton(trust ?? PackTrust.None)
                .AddSingleton(time ?? TimeProvider.System)
                .AddSingleton<ICallerTokens>(tokens)
                .AddPersistence(storage)
                .AddTelemetry("1.0.0", "test")
                .AddProbes()
                .AddChecks()
                .AddMetering()
                .AddMessages()
                .AddSingleton<ICarrier>(mail)
                .AddSingleton<ICarrier>(soc)
                .AddSingleton<CallCounts>();
            LossyLedger.Decorate(silo.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new Cluster(cluster, storage, tokens) { Mail = mail, Soc = soc };
    }

    public T Get<T>()
        where T : notnull => _silos.Silos[0].ServiceProvider.GetRequiredService<T>();

    /// <summary>Whoever calls until it is disposed of.</summary>
    public IDisposable As(Caller caller) => new SystemCalls(Tokens, TimeProvider.System).As(caller);

    public async Task<Answer> DeclareAsync(TestDocument document, string operation, long? ifVersion = null, Caller? caller = null)
    {
        using (As(caller ?? Callers.Operator))
        {
            return await Grain(document).DeclareAsync(
                new Declare(Operation(operation), document.Kind, document.Id, document.Text, Estate: null, ifVersion), Cancel);
        }
    }

    public async Task<Answer> RetireAsync(TestDocument document, string operation, long? ifVersion = null)
    {
        using (As(Callers.Operator))
        {
            return await Grain(document).RetireAsync(new Retire(Operation(operation), document.Kind, document.Id, ifVersion), Cancel);
        }
    }

    public async Task<DeclaredObject> ReadAsync(TestDocument document)
    {
        using (As(Callers.Operator))
        {
            return await Grain(document).GetAsync(Cancel);
        }
    }

    public async Task<Answer> ActivateAsync(
        TestPack pack, string? operation = null, bool onlyIfNone = false, Caller? caller = null)
    {
        using (As(caller ?? Callers.SetUp))
        {
            return await Grains.GetGrain<IPackGrain>(pack.Id).ActivateAsync(
                new ActivatePack(operation is null ? OperationId.From(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())) : Operation(operation), "pack.yaml", pack.Text, onlyIfNone),
                Cancel);
        }
    }

    public async Task<SweepSummary> SweepAsync(string tenant)
    {
        using (As(Callers.Operator))
        {
            return await Grains.GetGrain<IComplianceGrain>(tenant).SweepAsync(Cancel);
        }
    }

    /// <summary>Takes the grain out of memory; its next call activates it anew.</summary>
    public Task ForgetAsync(TestDocument document) => Grain(document).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    /// <summary>What the ledger holds of a document.</summary>
    public async Task<IReadOnlyList<StoredEntry>> EntriesAsync(TestDocument document) =>
        await Get<ILedger>().ReadAsync(document.Stream, 0, Cancel).ToArrayAsync(Cancel);

    /// <summary>Every row of every table, to see that nothing has changed.</summary>
    public async Task<IReadOnlyList<string>> AllRowsAsync(IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange((await Rows.OfAsync(Get<IReadDatabase>(), table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    public static OperationId Operation(string text) =>
        OperationId.TryParse(text, out var id) ? id : throw new FormatException($"`{text}` is no operation id");

    public IDeclaredGrain Grain(TestDocument document) => Grains.GetDeclared(EstateSchema.Get(document.Kind), document.Key);
}
