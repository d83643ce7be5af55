using System.Net;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>When a witness cosigns (c2sp.org/tlog-witness, add-checkpoint). The order of the questions is that of the specification.</summary>
public static class WitnessRule
{
    /// <summary>Decides.</summary>
    /// <param name="request">What the log asks.</param>
    /// <param name="logs">The keys of all logs that the witness knows; a log's origin is its keys' name.</param>
    /// <param name="last">What it has cosigned last of this log.</param>
    public static WitnessDecision Decide(AddCheckpoint request, IReadOnlyCollection<INoteVerifier> logs, WitnessedHead? last)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(logs);
        var (checkpoint, held) = (request.Checkpoint, last?.Size ?? 0);
        var keys = logs.Where(key => key.Name == checkpoint.Origin).ToArray();
        if (keys.Length == 0)
        {
            return new WitnessDecision.Refused(HttpStatusCode.NotFound, "this witness does not know the log");
        }

        if (!request.Note.TryVerify(keys, out _, out var error))
        {
            return new WitnessDecision.Refused(HttpStatusCode.Forbidden, error);
        }

        if (request.OldSize > checkpoint.Size)
        {
            return new WitnessDecision.Refused(HttpStatusCode.BadRequest, "the old size is above that of the checkpoint");
        }

        if (request.OldSize != held)
        {
            return new WitnessDecision.Conflict(held, IsFork: false);
        }

        var root = last?.Root ?? TreeHash.Empty;
        if (checkpoint.Size == held && checkpoint.Root != root)
        {
            return new WitnessDecision.Conflict(held, IsFork: true);
        }

        return TreeProof.IsConsistent(held, root, checkpoint.Size, checkpoint.Root, request.Proof.AsSpan())
            ? new WitnessDecision.Cosign(checkpoint)
            : new WitnessDecision.Refused(HttpStatusCode.UnprocessableEntity, "the proof does not lead from what was cosigned last to this checkpoint");
    }
}
