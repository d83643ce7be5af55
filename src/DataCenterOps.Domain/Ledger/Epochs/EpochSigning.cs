using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>Whether an epoch that a restore has begun may be signed, given what is known of epochs before it.</summary>
public static class EpochSigning
{
    private const string Runbook = "see deploy/runbooks/backup.md";

    /// <summary>Why an epoch whose loss nobody has accepted is not signed.</summary>
    public static SigningRefusal Unaccepted(EpochBegun begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var lost = string.Join(", ", begun.Lost.Select(static lost => Text($"{lost.From} to {lost.Until - 1} of epoch {lost.Epoch}")));
        return new(SigningRefusal.Loss, Text(
            $"entries that were signed are lost: {lost}. Nothing is signed before two persons have accepted it: `dcops ledger accept-loss`; {Runbook}"));
    }

    /// <summary>Compares what began an epoch with a head of an epoch before that is known to be signed.</summary>
    /// <param name="begun">How the epoch after that head's came to be.</param>
    /// <param name="known">The head.</param>
    /// <param name="source">Where it is known from, for the message.</param>
    /// <param name="proof">The hashes that show that the epoch before grew from it to its end; asked for by <see cref="AsksForProof"/>.</param>
    /// <returns>Nothing when the restore has taken it into account.</returns>
    public static SigningRefusal? Judge(EpochBegun begun, EpochHead known, string source, ReadOnlySpan<TreeHash> proof)
    {
        ArgumentNullException.ThrowIfNull(begun);
        ArgumentNullException.ThrowIfNull(known);
        if (AsksForProof(begun, known))
        {
            return SigningRule.Judge(begun.Previous.Checkpoint, known.Checkpoint, source, proof);
        }

        // What was lost was named from the largest head that was known then.
        if (begun.Known is { } named && named.Epoch == known.Epoch && known.Checkpoint.Size <= named.Checkpoint.Size)
        {
            return known.Checkpoint.Size < named.Checkpoint.Size || known.Checkpoint.Root == named.Checkpoint.Root
                ? null
                : new(SigningRefusal.Fork, Text(
                    $"{source} and the head that the restore has named have two roots for {known.Checkpoint.Size} entries of epoch {known.Epoch}: two ledgers were signed with the same keys. Nothing is signed; {Runbook}"));
        }

        return new(SigningRefusal.Older, Text(
            $"{source} says that {known.Checkpoint.Size} entries of epoch {known.Epoch} were signed, and the restore that began epoch {begun.Epoch} did not know of them: their loss was named by nobody. Nothing is signed; restore again with the newest `ledger.high-water` in place, `Ledger:PolicyFile` set and the witnesses within reach; {Runbook}"));
    }

    /// <summary>Whether the tree of the epoch before reaches the head, so that its hashes must show it.</summary>
    public static bool AsksForProof(EpochBegun begun, EpochHead known)
    {
        ArgumentNullException.ThrowIfNull(begun);
        ArgumentNullException.ThrowIfNull(known);
        return known.Epoch == begun.Previous.Epoch && known.Checkpoint.Size <= begun.Previous.Checkpoint.Size;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
