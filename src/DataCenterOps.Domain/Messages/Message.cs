using System.Collections.Immutable;

namespace DataCenterOps.Domain.Messages;

/// <summary>
/// Something that somebody is to know. It holds codes, ids and times alone: words are added for each reader in their
/// language, and names, addresses and what people have typed are never in it.
/// </summary>
public sealed record Message
{
    /// <summary>What makes a second telling of the same thing known: that thing's own name.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>Whom it is for.</summary>
    public required MessageAudience Audience { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is to be said of it, by name.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The facts of these names and values.</summary>
    public static ImmutableSortedDictionary<string, string> Of(params (string Name, string Value)[] facts) =>
        facts.ToImmutableSortedDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
}
