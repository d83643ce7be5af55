using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>What a message says, as it lies in its row.</summary>
public sealed record MessageRow
{
    /// <summary>Its id, which is in the order of the messages' making.</summary>
    public required string Id { get; init; }

    /// <summary>The code of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its facts, as a JSON object.</summary>
    public required string Facts { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>1 when the person whose it is has had it before them.</summary>
    public long Read { get; init; }

    /// <summary>The message; whom it was for is not asked any more.</summary>
    public Message? ToMessage() => MessageKinds.Find(Kind) is { } kind
        ? new Message
        {
            Key = Id,
            Kind = kind,
            Audience = MessageAudience.With([]),
            At = At,
            Facts = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(Facts) ?? ImmutableSortedDictionary<string, string>.Empty,
        }
        : null;
}
