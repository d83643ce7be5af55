using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Messages;

/// <summary>What is told about waivers: to those who run what they cover, and to those who answer for the rules.</summary>
public static class WaiverMessages
{
    private static readonly ImmutableArray<Role> Concerned = [Role.Operator, Role.SecurityOfficer, Role.TenantAdmin, Role.Dpo];

    /// <summary>It ends in <paramref name="days"/> days or less: told once for each such number.</summary>
    public static Message Ending(string id, string policy, TenantId? tenant, DateTimeOffset until, int days, DateTimeOffset at) => About(
        MessageKinds.WaiverEnding, string.Create(CultureInfo.InvariantCulture, $"{MessageKinds.WaiverEnding.Code}/{id}/{days}"), id, policy, tenant, until, at);

    /// <summary>It has ended at <paramref name="until"/>.</summary>
    public static Message Ended(string id, string policy, TenantId? tenant, DateTimeOffset until, DateTimeOffset at) =>
        About(MessageKinds.WaiverEnded, $"{MessageKinds.WaiverEnded.Code}/{id}", id, policy, tenant, until, at);

    private static Message About(MessageKind kind, string key, string id, string policy, TenantId? tenant, DateTimeOffset until, DateTimeOffset at) => new()
    {
        Key = key,
        Kind = kind,
        Audience = MessageAudience.With(Concerned, tenant),
        At = at,
        Facts = Message.Of(
            (MessageFact.Request, id), (MessageFact.Subject, PlainText.OneLine(policy)), (MessageFact.Until, Rfc3339.Write(until))),
    };
}
