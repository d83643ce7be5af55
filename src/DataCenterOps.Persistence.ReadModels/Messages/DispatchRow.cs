namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>One sending: a mail to a person, an event to a webhook, a line to syslog.</summary>
public sealed record DispatchRow
{
    /// <summary>Its name; receivers see it too, so that they know a double.</summary>
    public required string Id { get; init; }

    /// <summary>As in <c>email</c> or <c>webhook/soc</c>.</summary>
    public required string Carrier { get; init; }

    /// <summary>The pseudonym of the person whom a mail is for; empty for programs.</summary>
    public required string Target { get; init; }

    /// <summary>One of <c>pending</c>, <c>sent</c>, <c>dead</c>, <c>dropped</c>, <c>stranded</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many messages are in it.</summary>
    public required long Total { get; init; }

    /// <summary>The code of the kind of its first message.</summary>
    public string? Kind { get; init; }

    /// <summary>When it was first to be sent.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required long Attempts { get; init; }

    /// <summary>A code of why it failed the last time.</summary>
    public string? Error { get; init; }

    /// <summary>When it was done with.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
