using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Events of a request as entries of the ledger, and back.</summary>
internal static class ApprovalEntries
{
    /// <summary>The event that an applied entry holds.</summary>
    public static ApprovalEvent Read(string type, JsonElement body) => ApprovalEntryTypes.ActOf(type) switch
    {
        "requested" => new ApprovalEvent.Requested(ApprovalForm.Read(body)),
        "approved" => new ApprovalEvent.Approved(new ApprovalVoice(
            body.GetProperty("person").GetString()!,
            ApprovalForm.Party(body.GetProperty("authority")),
            body.GetProperty("digest").GetString()!,
            Rfc3339.Read(body.GetProperty("at").GetString()!))),
        "passed" => new ApprovalEvent.Passed(
            new ApprovalPass(ApprovalForm.Party(body.GetProperty("authority")), body.GetProperty("other").GetString()!)),
        "rejected" => new ApprovalEvent.Rejected(ApprovalForm.Party(body.GetProperty("authority"))),
        "withdrawn" => new ApprovalEvent.Withdrawn(),
        "expired" => new ApprovalEvent.Expired(),
        "executed" => new ApprovalEvent.Executed(body.GetProperty("at").GetInt64()),
        "void" => new ApprovalEvent.Voided([.. body.GetProperty("reasons").EnumerateArray().Select(code => code.GetString()!)]),
        var act => throw new InvalidOperationException($"`{act}` is no act of a request"),
    };

    /// <summary>An event as the entry that announces it.</summary>
    /// <param name="request">The request that it is about.</param>
    /// <param name="event">What has happened.</param>
    /// <param name="caller">Who has done it.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">A person's words, kept where they can be erased.</param>
    public static NewEntry Write(ApprovalRequest request, ApprovalEvent @event, Caller caller, DateTimeOffset now, string? reason = null)
    {
        var (act, body) = Body(request.Id, @event, caller);
        return Entry(act, request.Tenant, caller, body, now) with
        {
            PolicyRevision = request.PolicyRevision,
            Detail = reason is null ? (ReadOnlyMemory<byte>?)null : CanonicalJson.Write(new JsonObject { ["reason"] = reason.Trim().Normalize(NormalizationForm.FormC) }),
        };
    }

    /// <summary>An attempt that was refused.</summary>
    public static NewEntry Refuse(ApprovalRequest request, string act, IEnumerable<string> codes, Caller caller, DateTimeOffset now) =>
        Entry(act, request.Tenant, caller, CanonicalJson.Write(Named(request.Id, caller.Person)), now) with
        {
            Outcome = EntryOutcome.Refused,
            Reasons = [.. codes],
        };

    private static (string Act, byte[] Body) Body(string id, ApprovalEvent @event, Caller caller)
    {
        var body = Named(id, caller.Person);
        switch (@event)
        {
            case ApprovalEvent.Requested requested:
                return ("requested", ApprovalForm.Write(requested.Request));
            case ApprovalEvent.Approved approved:
                body["at"] = Rfc3339.Write(approved.Voice.At);
                body["authority"] = ApprovalForm.Party(approved.Voice.Authority);
                body["digest"] = approved.Voice.Digest;
                // A deputy agrees for somebody, whom readers see too.
                body["other"] = approved.Voice.Authority.Person == approved.Voice.Person ? null : approved.Voice.Authority.Person;
                return ("approved", CanonicalJson.Write(body));
            case ApprovalEvent.Passed passed:
                body["authority"] = ApprovalForm.Party(passed.Pass.From);
                body["other"] = passed.Pass.Deputy;
                return ("passed", CanonicalJson.Write(body));
            case ApprovalEvent.Rejected rejected:
                body["authority"] = ApprovalForm.Party(rejected.By);
                return ("rejected", CanonicalJson.Write(body));
            case ApprovalEvent.Executed executed:
                body["at"] = executed.Position;
                return ("executed", CanonicalJson.Write(body));
            case ApprovalEvent.Voided voided:
                body["reasons"] = new JsonArray([.. voided.Reasons.Select(code => JsonValue.Create(code))]);
                return ("void", CanonicalJson.Write(body));
            case ApprovalEvent.Expired:
                return ("expired", CanonicalJson.Write(body));
            default:
                return ("withdrawn", CanonicalJson.Write(body));
        }
    }

    private static JsonObject Named(string id, string? person) => new() { ["id"] = id, ["person"] = person };

    private static NewEntry Entry(string act, TenantId? tenant, Caller caller, byte[] body, DateTimeOffset now) => new()
    {
        Type = ApprovalEntryTypes.Of(act),
        Time = now,
        Tenant = tenant,
        Actor = caller.Subject,
        Auth = caller.Method,
        Body = body,
    };
}
