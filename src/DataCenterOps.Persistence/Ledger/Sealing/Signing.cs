using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>What became of a signing.</summary>
public abstract record Signing
{
    private Signing() { }

    /// <summary>A checkpoint was signed and published.</summary>
    /// <param name="Checkpoint">It.</param>
    public sealed record Made(Checkpoint Checkpoint) : Signing;

    /// <summary>Nothing new, and the last one is fresh; or the last one is not a second old.</summary>
    public sealed record NotDue : Signing;

    /// <summary>Signing would contradict what was signed, or the tree is damaged. It stays so until a person has acted.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(SigningRefusal Reason) : Signing;
}
