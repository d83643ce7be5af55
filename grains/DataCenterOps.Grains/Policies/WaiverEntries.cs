using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Grains.Policies;

/// <summary>What happens to a waiver as entries of the ledger, and back.</summary>
internal static class WaiverEntries
{
    public static WaiverMemory Apply(WaiverMemory before, string type, JsonElement body) => type switch
    {
        WaiverEntryTypes.Granted => new WaiverMemory(new WaiverRecord(
            body.GetProperty("policy").GetString()!, Rfc3339.Read(body.GetProperty("until").GetString()!), null)),
        WaiverEntryTypes.Revoked => new WaiverMemory(before.Record! with { Ended = WaiverStates.Revoked }),
        WaiverEntryTypes.Expired => new WaiverMemory(before.Record! with { Ended = WaiverStates.Expired }),
        _ => before,
    };

    /// <summary>It begins now, by what others have agreed to.</summary>
    public static NewEntry Granted(ApprovalRecord approval, DateTimeOffset now)
    {
        var body = WaiverArguments.Read(approval.Request.Arguments).ToJson();
        var persons = approval.Voices.SelectMany(voice => new[] { voice.Person, voice.Authority.Person }).Distinct(StringComparer.Ordinal);
        body["approvers"] = new JsonArray([.. persons.Select(person => JsonValue.Create(person))]);
        body["from"] = Rfc3339.Write(now);
        body["id"] = approval.Request.Id;
        body["requester"] = approval.Request.Requester.Person;
        return Entry(WaiverEntryTypes.Granted, approval.Request.Tenant, approval.Request.Requester.Subject, "approval", now, body) with
        {
            Approval = approval.Request.Id,
            PolicyRevision = approval.Request.PolicyRevision,
        };
    }

    /// <summary>Somebody ends it. Their words lie beside the entry, where they can be erased.</summary>
    public static NewEntry Revoked(string id, TenantId? tenant, string reason, Caller caller, DateTimeOffset now) =>
        Entry(WaiverEntryTypes.Revoked, tenant, caller.Subject, caller.Method, now, new JsonObject
        {
            ["at"] = Rfc3339.Write(now),
            ["id"] = id,
            ["person"] = caller.Person ?? caller.Subject,
        }) with
        {
            Detail = CanonicalJson.Write(new JsonObject { ["reason"] = reason.Trim().Normalize(NormalizationForm.FormC) }),
        };

    /// <summary>Its time is over.</summary>
    public static NewEntry Expired(string id, TenantId? tenant, DateTimeOffset until, Caller caller, DateTimeOffset now) =>
        Entry(WaiverEntryTypes.Expired, tenant, caller.Subject, caller.Method, now, new JsonObject { ["at"] = Rfc3339.Write(until), ["id"] = id });

    private static NewEntry Entry(string type, TenantId? tenant, string actor, string auth, DateTimeOffset now, JsonObject body) => new()
    {
        Type = type,
        Time = now,
        Tenant = tenant,
        Actor = actor,
        Auth = auth,
        Body = CanonicalJson.Write(body),
    };
}
