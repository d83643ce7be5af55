using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>What is sent.</summary>
public sealed record Envelope
{
    /// <summary>Its name, the same at every attempt, so that receivers know a double.</summary>
    public required string Id { get; init; }

    /// <summary>The words, in the reader's language.</summary>
    public required MessageText Text { get; init; }

    /// <summary>The first message in it; for a program there is no other.</summary>
    public required Message Message { get; init; }

    /// <summary>Where a mail goes; absent for programs.</summary>
    public MailAddress? Address { get; init; }
}
