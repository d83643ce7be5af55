namespace DataCenterOps.Domain.Messages;

/// <summary>What a message is about.</summary>
/// <param name="Code">As in <c>approval.asked</c>: in rows, in events of webhooks and in lines of syslog.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record MessageKind(string Code, MessageSeverity Severity)
{
    /// <summary>Whether it is sent by itself and at once, however many others were sent just now.</summary>
    public bool IsAtOnce { get; init; }

    /// <summary>Whether nobody can do without it: it is about the receiver's own account, or a protection is lifted.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>Whether it goes to the one person alone, and to no other program: it carries a secret of theirs.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The page of the console that shows more, with names of facts in braces.</summary>
    public string Page { get; init; } = "/inbox";
}
