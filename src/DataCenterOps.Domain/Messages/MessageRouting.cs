namespace DataCenterOps.Domain.Messages;

/// <summary>Who gets a message, and by what. The console has every message of a person, whatever else they choose.</summary>
public static class MessageRouting
{
    /// <summary>Whether <paramref name="recipient"/> is one of those whom it is for.</summary>
    public static bool IsFor(MessageAudience audience, MessageRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(recipient);
        return audience.Person is { } one
            ? recipient.Person == one
            : recipient.Person != audience.Except
                && recipient.Standing.Covers(audience.Tenant)
                && recipient.Standing.Roles.Any(audience.Roles.Contains);
    }

    /// <summary>Whether it goes to the person by mail too.</summary>
    public static bool IsMailed(MessageKind kind, MessageRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(recipient);

        // A confirmation goes to the address that is to be confirmed.
        return kind.IsPrivate || (recipient.HasAddress && (kind.IsMandatory || !recipient.Muted.Contains(kind.Code, StringComparer.Ordinal)));
    }

    /// <summary>Whether it stays in the person's messages in the console.</summary>
    public static bool IsShown(MessageKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !kind.IsPrivate;
    }
}
