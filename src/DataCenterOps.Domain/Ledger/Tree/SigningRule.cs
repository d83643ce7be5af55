using System.Globalization;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A checkpoint is signed only when it extends every one that is known to have been signed.</summary>
public static class SigningRule
{
    private const string Runbook = "see deploy/runbooks/ledger.md";

    /// <summary>Compares a head with one that was signed before.</summary>
    /// <param name="head">What is to be signed.</param>
    /// <param name="known">What was signed.</param>
    /// <param name="source">Where that is known from, for the message.</param>
    /// <param name="proof">The hashes that show that the head has grown from it; none where <see cref="TreeProof.Consistency"/> asks for none.</param>
    /// <returns>Nothing when it may be signed.</returns>
    public static SigningRefusal? Judge(Checkpoint head, Checkpoint known, string source, ReadOnlySpan<TreeHash> proof)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(known);
        if (known.Origin != head.Origin)
        {
            return new(SigningRefusal.Origin, Text(
                $"{source} knows the ledger as `{known.Origin}` and it is to be signed as `{head.Origin}`: a log keeps its name. Set `Ledger:Origin` back; {Runbook}"));
        }

        if (known.Size > head.Size)
        {
            return new(SigningRefusal.Older, Text(
                $"the database holds {head.Size} sealed entries and {source} says that {known.Size} were signed: it is older than what was signed, as after restoring a backup. Nothing is signed until the missing entries are back: restore a newer backup or copy; {Runbook}"));
        }

        if (!TreeProof.IsConsistent(known.Size, known.Root, head.Size, head.Root, proof))
        {
            return new(SigningRefusal.Fork, Text(
                $"the tree of {head.Size} entries does not extend the one of {known.Size} that {source} says was signed: entries were changed, or another database was sealed with the same keys. Nothing is signed; stop the program, keep every copy and find out which is right; {Runbook}"));
        }

        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
