namespace DataCenterOps.Domain.Messages;

/// <summary>The names of facts.</summary>
public static class MessageFact
{
    /// <summary>When it happened, RFC 3339.</summary>
    public const string At = "at";

    /// <summary>Until when, RFC 3339.</summary>
    public const string Until = "until";

    /// <summary>The operation that needs more than one person.</summary>
    public const string Operation = "operation";

    /// <summary>The id of the request, or of the break-glass.</summary>
    public const string Request = "request";

    /// <summary>What the request is about.</summary>
    public const string Subject = "subject";

    /// <summary>The pseudonym of the person who asks.</summary>
    public const string Requester = "requester";

    /// <summary>The pseudonym of the person who has done it.</summary>
    public const string By = "by";

    /// <summary>The pseudonym of the person whom it is about.</summary>
    public const string Person = "person";

    /// <summary>The kind of a way to sign in.</summary>
    public const string Factor = "factor";

    /// <summary>The code that confirms an address. Never in a row: it is made when the mail is.</summary>
    public const string Code = "code";
}
