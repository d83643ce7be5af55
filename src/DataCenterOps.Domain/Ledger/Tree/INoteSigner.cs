namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A private key that signs checkpoints.</summary>
public interface INoteSigner
{
    /// <summary>What others verify its signatures with.</summary>
    VerifierKey Key { get; }

    /// <summary>Signs.</summary>
    /// <param name="checkpoint">What is said.</param>
    /// <param name="time">When; only some types of signature tell it.</param>
    NoteSignature Sign(Checkpoint checkpoint, DateTimeOffset time);
}
