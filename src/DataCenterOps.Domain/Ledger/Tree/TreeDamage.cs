namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What does not hold of a tree in the database.</summary>
/// <param name="Epoch">Which tree.</param>
/// <param name="Index">The first entry that is not as it was sealed, as far as that can be told; those before it are.</param>
/// <param name="What">What was found, the end of a sentence that begins with the entry.</param>
public sealed record TreeDamage(long Epoch, long Index, string What)
{
    /// <summary>One sentence and the way out.</summary>
    public string Message => FormattableString.Invariant(
        $"entry {Index} of epoch {Epoch} {What}: rows of the ledger were changed. Nothing was made again of it; see deploy/runbooks/ledger.md");
}
