using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Believes the log alone: each of its keys must have signed.</summary>
/// <param name="keys">The log's keys; the origin is their name.</param>
public sealed class SignedByAll(IReadOnlyCollection<INoteVerifier> keys) : ILogTrust
{
    /// <inheritdoc/>
    public bool TryOpen(SignedNote note, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? error) =>
        LogCheckpoint.TryOpen(note, keys, out checkpoint, out error);

    /// <inheritdoc/>
    public string? Missing(SignedNote note) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Cosigners(SignedNote note) => [];
}
