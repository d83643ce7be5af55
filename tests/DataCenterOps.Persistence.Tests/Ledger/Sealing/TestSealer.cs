using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>What one silo has of sealing, over a database that others may use, too.</summary>
internal sealed class TestSealer
{
    /// <summary>The keys of every test: silos of one log share them.</summary>
    public static LogKeys Keys { get; } = LogKeys.New("dc.example/ledger");

    private readonly TreeIntegration _integration;
    private readonly CheckpointSigning _signing;

    public TestSealer(Silo silo, string? highWater = null)
        : this(silo.Get<IReadDatabase>(), silo.Writer, new HighWaterFile(highWater ?? NewFile()), Keys) { }

    public TestSealer(IReadDatabase database, IWriter writer, IHighWater highWater, ILogSigner signer)
    {
        _integration = new TreeIntegration(database, writer);
        _signing = new CheckpointSigning(database, writer, highWater, signer);
    }

    public static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("dcops-").FullName, "ledger.high-water");

    public async Task<int> IntegrateAsync(DateTimeOffset now)
    {
        var entries = 0;
        Integrated step;
        do
        {
            step = await _integration.StepAsync(now, TestContext.Current.CancellationToken);
            entries += step.Entries;
        }
        while (step.IsMore);
        return entries;
    }

    public Task<Signing> SignAsync(DateTimeOffset now) => _signing.StepAsync(now, TestContext.Current.CancellationToken);

    public void Remember(params IEnumerable<(Checkpoint Head, string Source)> heads) => _signing.Remember(heads);

    public Task<SigningRefusal?> WatchAsync() => _signing.WatchAsync(TestContext.Current.CancellationToken);

    public async Task<Checkpoint> SealAsync(DateTimeOffset now)
    {
        await IntegrateAsync(now);
        return Assert.IsType<Signing.Made>(await SignAsync(now)).Checkpoint;
    }

    public async Task<SigningRefusal> RefusedAsync(DateTimeOffset now)
    {
        await IntegrateAsync(now);
        return Assert.IsType<Signing.Refused>(await SignAsync(now)).Reason;
    }
}
