namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What a verification has found.</summary>
/// <param name="Newest">The checkpoint over most entries, once it is known to be signed.</param>
/// <param name="Entries">How many entries were hashed.</param>
/// <param name="Checkpoints">How many checkpoints fit to them.</param>
/// <param name="AreOurs">Whether the entries are of this program, so that their streams were checked, too.</param>
/// <param name="BadIndex">The first entry that is not as it was signed, as far as that can be told.</param>
/// <param name="Problem">What does not hold; nothing when all does.</param>
public sealed record LogVerdict(Checkpoint? Newest, long Entries, int Checkpoints, bool AreOurs, long? BadIndex, string? Problem)
{
    /// <summary>Witnesses that have cosigned the newest checkpoint, where a policy was asked.</summary>
    public IReadOnlyList<string> Cosigners { get; init; } = [];

    /// <summary>How many digests of facts there were; each series' follow one another without a gap.</summary>
    public long Digests { get; init; }

    /// <summary>How many facts they cover.</summary>
    public long Facts { get; init; }

    /// <summary>How many facts were given and are as they were digested; nothing when none were given.</summary>
    public long? CheckedFacts { get; init; }
}
