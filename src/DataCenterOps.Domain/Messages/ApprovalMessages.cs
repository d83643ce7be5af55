using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Messages;

/// <summary>Who is told what of a request for others' consent.</summary>
public static class ApprovalMessages
{
    /// <summary>What is to be told of an event; nothing where nobody waits for it.</summary>
    public static ImmutableArray<Message> Of(ApprovalRequest request, ApprovalEvent @event, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(request);
        return @event switch
        {
            ApprovalEvent.Requested => [Asked(request, at)],
            ApprovalEvent.Passed(var pass) => [Deputy(request, pass, at)],
            ApprovalEvent.Rejected => [ToRequester(request, MessageKinds.ApprovalRejected, at)],
            ApprovalEvent.Executed => [ToRequester(request, MessageKinds.ApprovalExecuted, at)],
            ApprovalEvent.Voided => [ToRequester(request, MessageKinds.ApprovalVoid, at)],
            _ => [],
        };
    }

    /// <summary>What is told when a request's time is over.</summary>
    public static Message Expired(ApprovalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ToRequester(request, MessageKinds.ApprovalExpired, request.ExpiresAt);
    }

    /// <summary>What a deputy is told of a request that waits for them, whether it was passed on or they stand in for a time: once.</summary>
    public static Message Deputy(ApprovalRequest request, ApprovalPass pass, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(pass);
        var message = About(request, MessageKinds.ApprovalDeputy, MessageAudience.Of(pass.Deputy), at, $"/{pass.Deputy}");
        return message with { Facts = message.Facts.Add(MessageFact.By, pass.From.Person) };
    }

    // Those who may agree. Where two different roles are needed, who has only the one that was asked by is not disturbed.
    private static Message Asked(ApprovalRequest request, DateTimeOffset at)
    {
        var rule = ApprovalRules.RuleOf(request);
        var asked = request.Requester.Roles.Where(rule.Askers.Contains).Distinct().ToArray();
        var others = rule.Approvers.Where(role => !rule.OtherRole || asked.Length != 1 || role != asked[0]);
        return About(
            request, MessageKinds.ApprovalAsked, MessageAudience.With([.. others], request.Tenant, request.Requester.Person), at, "");
    }

    private static Message ToRequester(ApprovalRequest request, MessageKind kind, DateTimeOffset at) =>
        About(request, kind, MessageAudience.Of(request.Requester.Person), at, "");

    private static Message About(ApprovalRequest request, MessageKind kind, MessageAudience audience, DateTimeOffset at, string whom) => new()
    {
        Key = $"{kind.Code}/{request.Id}{whom}",
        Kind = kind,
        Audience = audience,
        At = at,
        Facts = Message.Of(
            (MessageFact.Request, request.Id),
            (MessageFact.Operation, request.Operation),
            (MessageFact.Subject, PlainText.OneLine(request.SubjectId)),
            (MessageFact.Requester, request.Requester.Person),
            (MessageFact.Until, Rfc3339.Write(request.ExpiresAt))),
    };
}
