using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Messages;

/// <summary>What is told while enforcement is lifted: to everybody who runs, judges or audits the platform, at once.</summary>
public static class BreakGlassMessages
{
    private static readonly ImmutableArray<Role> Everybody = [Role.SecurityOfficer, Role.Operator, Role.Auditor];

    /// <summary>Enforcement is lifted.</summary>
    public static Message Begun(string id, DateTimeOffset at, DateTimeOffset until) => About(MessageKinds.BreakGlassBegun, id, at, until);

    /// <summary>Enforcement is back, by a person or because its time was over.</summary>
    public static Message Ended(string id, DateTimeOffset at) => About(MessageKinds.BreakGlassEnded, id, at, at);

    /// <summary>The review is due.</summary>
    public static Message ReviewDue(string id, DateTimeOffset at) => About(MessageKinds.BreakGlassReview, id, at, at);

    private static Message About(MessageKind kind, string id, DateTimeOffset at, DateTimeOffset until) => new()
    {
        Key = $"{kind.Code}/{id}",
        Kind = kind,
        Audience = MessageAudience.With(Everybody),
        At = at,
        Facts = Message.Of((MessageFact.Request, id), (MessageFact.At, Rfc3339.Write(at)), (MessageFact.Until, Rfc3339.Write(until))),
    };
}
