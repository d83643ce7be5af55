using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>The checkpoint in a note, once it is known that the log itself has signed it.</summary>
public static class LogCheckpoint
{
    /// <summary>Opens a note of the log whose keys are given.</summary>
    /// <param name="note">The note.</param>
    /// <param name="keys">The log's keys: each of them must have signed, and the origin is their name.</param>
    /// <param name="checkpoint">What is signed.</param>
    /// <param name="error">Why it is not to be believed.</param>
    public static bool TryOpen(
        SignedNote note,
        IReadOnlyCollection<INoteVerifier> keys,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(keys);
        checkpoint = null;
        if (!note.TryVerify(keys, out var signers, out error))
        {
            return false;
        }

        if (keys.FirstOrDefault(key => !signers.Contains(key)) is { } absent)
        {
            error = $"`{absent.Name}+{absent.KeyId:x8}` has not signed it";
            return false;
        }

        if (!Checkpoint.TryParse(note.Text, out var read))
        {
            error = "what is signed is no checkpoint";
            return false;
        }

        if (keys.FirstOrDefault(key => key.Name != read.Origin) is { } other)
        {
            error = $"it is a checkpoint of `{read.Origin}`, not of `{other.Name}`";
            return false;
        }

        checkpoint = read;
        return true;
    }
}
