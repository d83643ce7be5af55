using System.Globalization;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Host;

/// <summary>One witness as the log sees it: what it holds, how far it is behind, when it is asked again.</summary>
internal sealed partial class AskedWitness(
    PolicyWitness witness, WitnessPolicy policy, CheckpointCosigning checkpoints, WitnessRequests requests, LedgerMetrics metrics,
    TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private (long Epoch, long Size, DateTimeOffset SignedAt)? _done;
    private DateTimeOffset? _behindSince;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;
    private string _said = "";
    private int _failures;
    private long _held;

    /// <summary>Another silo seals, or nobody: what this one has seen of the witness says nothing any more.</summary>
    public void Leave()
    {
        (_done, _behindSince, _failures, _notBefore) = (null, null, 0, DateTimeOffset.MinValue);
        metrics.WitnessLagging(witness.Name, TimeSpan.Zero);
        metrics.WitnessContradicts(witness.Name, false);
    }

    /// <summary>Asks for the newest checkpoint, and only for it, when the witness has not cosigned it.</summary>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        if (await checkpoints.NewestAsync(cancellationToken) is not { } newest || _done == MarkOf(newest))
        {
            return;
        }

        _behindSince ??= newest.SignedAt;
        if (time.GetUtcNow() >= _notBefore)
        {
            await AskAsync(newest, cancellationToken);
        }

        metrics.WitnessLagging(witness.Name, _behindSince is { } since ? time.GetUtcNow() - since : TimeSpan.Zero);
    }

    private async Task AskAsync(NewestCheckpoint newest, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(newest, Math.Min(_held, newest.Checkpoint.Size), cancellationToken);
        if (answer is WitnessAnswer.Holds(var held))
        {
            // A checkpoint is published before it is sent: what a witness holds cannot be newer than what is read now, unless it is another history.
            newest = await checkpoints.NewestAsync(cancellationToken) ?? newest;
            answer = held > newest.Checkpoint.Size
                ? new WitnessAnswer.Contradicts(string.Create(CultureInfo.InvariantCulture, $"it has cosigned {held} entries and this ledger has signed {newest.Checkpoint.Size}"))
                : await TryAsync(newest, held, cancellationToken);
        }

        switch (answer)
        {
            case WitnessAnswer.Cosigned(var signature):
                await checkpoints.KeepAsync(newest, signature, policy, cancellationToken);
                (_done, _held, _behindSince, _failures, _notBefore) = (MarkOf(newest), newest.Checkpoint.Size, null, 0, DateTimeOffset.MinValue);
                metrics.WitnessContradicts(witness.Name, false);
                break;
            case WitnessAnswer.Contradicts(var reason):
                metrics.WitnessContradicts(witness.Name, true);
                Wait(reason, LogLevel.Critical);
                break;
            case WitnessAnswer.Failed(var reason):
                Wait(reason, LogLevel.Warning);
                break;
            default:
                Wait("it holds another size each time", LogLevel.Warning);
                break;
        }
    }

    private async Task<WitnessAnswer> TryAsync(NewestCheckpoint newest, long held, CancellationToken cancellationToken)
    {
        var proof = await checkpoints.ProofAsync(newest, held, cancellationToken);
        return await requests.AskAsync(witness, new AddCheckpoint(held, [.. proof], newest.Note, newest.Checkpoint), cancellationToken);
    }

    /// <summary>Something failed on this side or on the other: the next attempt waits longer, up to a minute.</summary>
    public void Wait(string reason, LogLevel level)
    {
        _failures = Math.Min(_failures + 1, 10);
        var now = time.GetUtcNow();
        _notBefore = now.AddSeconds(Math.Min(1 << _failures, WitnessLimits.PatienceSeconds));
        if (reason != _said || now - _saidAt >= Again)
        {
            (_said, _saidAt) = (reason, now);
            if (level == LogLevel.Critical)
            {
                LogContradicts(logger, witness.Name, reason);
            }
            else
            {
                LogFailed(logger, witness.Name, reason);
            }
        }
    }

    private static (long Epoch, long Size, DateTimeOffset SignedAt) MarkOf(NewestCheckpoint newest) => (newest.Epoch, newest.Checkpoint.Size, newest.SignedAt);

    [LoggerMessage(LogLevel.Critical, "The witness `{Witness}` contradicts the ledger: {Reason}; see deploy/runbooks/ledger.md")]
    private static partial void LogContradicts(ILogger logger, string witness, string reason);

    [LoggerMessage(LogLevel.Warning, "The witness `{Witness}` has not cosigned the ledger: {Reason}; it is asked again")]
    private static partial void LogFailed(ILogger logger, string witness, string reason);
}
