using System.Collections.Immutable;

namespace DataCenterOps.Domain.Messages;

/// <summary>A carrier to a program, which gets each message by itself: programs count, so that they miss none for a digest.</summary>
/// <param name="Carrier">As in <c>webhook/soc</c>.</param>
/// <param name="Kinds">Codes of the kinds that it gets; empty for all.</param>
public sealed record MessageRoute(string Carrier, ImmutableArray<string> Kinds)
{
    /// <summary>The carrier to persons, which gets what is for them.</summary>
    public const string Email = "email";

    /// <summary>Whether it gets messages of this kind. What is private goes to no program.</summary>
    public bool Takes(MessageKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !kind.IsPrivate && (Kinds.IsEmpty || Kinds.Contains(kind.Code, StringComparer.Ordinal));
    }
}
