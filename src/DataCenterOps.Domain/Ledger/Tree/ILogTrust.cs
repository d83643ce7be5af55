using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Which checkpoints are believed: those of a log's keys, or those that a policy accepts.</summary>
public interface ILogTrust
{
    /// <summary>Opens a note that the log has signed.</summary>
    /// <param name="note">The note.</param>
    /// <param name="checkpoint">What the log has signed.</param>
    /// <param name="error">Why it is not to be believed.</param>
    bool TryOpen(SignedNote note, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? error);

    /// <summary>What an opened note still lacks to be the newest that is relied upon; nothing when it lacks nothing.</summary>
    string? Missing(SignedNote note);

    /// <summary>Those besides the log who have signed an opened note, by the names that they are known under.</summary>
    IReadOnlyList<string> Cosigners(SignedNote note);
}
