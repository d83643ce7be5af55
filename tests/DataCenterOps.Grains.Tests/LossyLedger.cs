using System.Collections.Concurrent;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.DependencyInjection;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests;

/// <summary>The real ledger, whose answer to an append can be lost on its way back to the grain.</summary>
internal sealed class LossyLedger(ILedger ledger) : ILedger
{
    private readonly ConcurrentDictionary<StreamId, bool> _losing = new();

    /// <summary>Puts one before the ledger that is registered.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(ILedger));
        services.Remove(real);
        services.AddSingleton<ILedger>(provider =>
            new LossyLedger((ILedger)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)));
    }

    /// <summary>The next append to <paramref name="stream"/> is written, and nobody hears of it.</summary>
    public void LoseNextAnswer(StreamId stream) => _losing[stream] = true;

    public async Task<Appended> AppendAsync(LedgerAppend append, CancellationToken cancellationToken)
    {
        var appended = await ledger.AppendAsync(append, cancellationToken);
        return _losing.TryRemove(append.Stream, out _)
            ? throw new LedgerUnavailableException("the ledger did not answer: whether it wrote is unknown")
            : appended;
    }

    public Task<RecordedAnswer?> FindAsync(string caller, OperationId id, CancellationToken cancellationToken) =>
        ledger.FindAsync(caller, id, cancellationToken);

    public IAsyncEnumerable<StoredEntry> ReadAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
        ledger.ReadAsync(stream, afterVersion, cancellationToken);

    public IAsyncEnumerable<StoredEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ledger.ReadAllAsync(afterPosition, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindDetailAsync(StreamId stream, long version, CancellationToken cancellationToken) =>
        ledger.FindDetailAsync(stream, version, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindDocumentAsync(string sha256, CancellationToken cancellationToken) =>
        ledger.FindDocumentAsync(sha256, cancellationToken);
}
