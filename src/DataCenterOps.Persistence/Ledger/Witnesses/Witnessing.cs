using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Persistence.Ledger.Witnesses;

/// <summary>
/// A witness at work: it decides, stores by compare-and-set, and only then lets its signature out. Whatever is cut off in between, it has
/// never told anybody what it does not remember.
/// </summary>
/// <param name="store">What it remembers.</param>
/// <param name="logs">The keys of the logs that it knows.</param>
/// <param name="signer">Its own key.</param>
/// <param name="time">The clock of its signatures.</param>
public sealed class Witnessing(IWitnessStore store, ImmutableArray<INoteVerifier> logs, INoteSigner signer, TimeProvider time)
{
    /// <summary>Whether the witness knows the log.</summary>
    public bool Knows(string origin) => logs.Any(key => key.Name == origin);

    /// <summary>What was cosigned last of a log.</summary>
    public WitnessedHead? Find(string origin) => store.Find(origin);

    /// <summary>Origins of the logs that it knows.</summary>
    public IEnumerable<string> Origins => logs.Select(static key => key.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Answers a request.</summary>
    /// <param name="body">At most <see cref="WitnessLimits.RequestBytes"/>.</param>
    /// <returns>The decision, and the line to answer with when it was to cosign.</returns>
    /// <exception cref="LedgerUnavailableException">Others were faster again and again.</exception>
    public (WitnessDecision Decision, string Line) Answer(ReadOnlySpan<byte> body)
    {
        if (!AddCheckpoint.TryParse(body, out var request, out var error))
        {
            return (new WitnessDecision.Refused(HttpStatusCode.BadRequest, error), "");
        }

        var origin = request.Checkpoint.Origin;
        for (var race = 0; race < WitnessLimits.Races; race++)
        {
            var last = Knows(origin) ? store.Find(origin) : null;
            var decision = WitnessRule.Decide(request, logs, last);
            if (decision is not WitnessDecision.Cosign(var checkpoint))
            {
                return (decision, "");
            }

            var signature = signer.Sign(checkpoint, time.GetUtcNow());
            var note = request.Note with { Signatures = [.. OfLog(request.Note, origin), signature] };
            if (store.TryReplace(origin, last, new WitnessedHead(checkpoint.Size, checkpoint.Root, note.ToString())))
            {
                return (decision, SignedNote.LineOf(signature));
            }
        }

        throw new LedgerUnavailableException("other requests for this log were faster each time");
    }

    // Lines of strangers are not kept: anybody can put thirty of them behind a checkpoint.
    private IEnumerable<NoteSignature> OfLog(SignedNote note, string origin) => note.Signatures
        .Where(line => line.Name == origin && logs.Any(key => key.Name == origin && key.KeyId == line.KeyId))
        .DistinctBy(static line => line.KeyId);
}
