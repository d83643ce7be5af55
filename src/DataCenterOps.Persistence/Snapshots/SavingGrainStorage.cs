using DataCenterOps.Persistence.ReadModels.Silence;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace DataCenterOps.Persistence.Snapshots;

/// <summary>
/// Snapshots as what they are, a saving: one that cannot be read, or not soon, is none. The grain folds its stream instead, and it is
/// the ledger that says when it is out of reach.
/// </summary>
internal sealed partial class SavingGrainStorage(IGrainStorage inner, DatabaseSilence silence, TimeProvider time, ILogger<SavingGrainStorage> logger) : IGrainStorage
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(PersistenceLimits.SnapshotReadSeconds);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Of its own: a read that was given up may end at any time.
        var read = new GrainState<T>(Activator.CreateInstance<T>());
        try
        {
            await silence.WaitAsync(inner.ReadStateAsync(stateName, grainId, read).WaitAsync(Limit, time));
        }
        catch (Exception exception)
        {
            LogNotRead(logger, grainId, exception);
            read = new GrainState<T>(Activator.CreateInstance<T>());
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (read.State, read.ETag, read.RecordExists);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        silence.WaitAsync(inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        silence.WaitAsync(inner.ClearStateAsync(stateName, grainId, grainState));

    [LoggerMessage(LogLevel.Warning, "The snapshot of {Grain} was not read; its stream is folded.")]
    private static partial void LogNotRead(ILogger logger, GrainId grain, Exception exception);
}
