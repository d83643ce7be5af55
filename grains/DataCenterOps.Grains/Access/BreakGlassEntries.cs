using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>What happens to a break-glass as entries of the ledger, and back.</summary>
internal static class BreakGlassEntries
{
    public static BreakGlassMemory Apply(BreakGlassMemory before, string type, JsonElement body) => new(type switch
    {
        BreakGlassEntryTypes.Begun => new BreakGlassRecord
        {
            Time = new BreakGlassTime(body.GetProperty("id").GetString()!, Scope(body), Time(body, "from"), Time(body, "until")),
            Parts = [body.GetProperty("requester").GetString()!, .. body.GetProperty("approvers").EnumerateArray().Select(person => person.GetString()!)],
        },
        BreakGlassEntryTypes.Ended => before.Record! with
        {
            EndedAt = Time(body, "at"),
            Parts = body.GetProperty("person").GetString() is { } person ? before.Record.Parts.Add(person) : before.Record.Parts,
        },
        BreakGlassEntryTypes.Reviewed => before.Record! with { IsReviewed = true },
        _ => before.Record,
    });

    /// <summary>It begins now, by what two persons have agreed on.</summary>
    public static NewEntry Begun(ApprovalRecord approval, DateTimeOffset now, WorkingCalendar calendar)
    {
        var request = BreakGlassRequest.Read(approval.Request.Arguments);
        var until = now.AddHours(request.Hours);
        var persons = approval.Voices.SelectMany(voice => new[] { voice.Person, voice.Authority.Person }).Distinct(StringComparer.Ordinal);
        return Entry(BreakGlassEntryTypes.Begun, request.Scope, approval.Request.Requester.Subject, "approval", now, new JsonObject
        {
            ["approvers"] = new JsonArray([.. persons.Select(person => JsonValue.Create(person))]),
            ["from"] = Rfc3339.Write(now),
            ["id"] = approval.Request.Id,
            ["reason"] = request.Reason,
            ["requester"] = approval.Request.Requester.Person,
            ["reviewDue"] = Due(until, calendar),
            ["system"] = request.Scope.System,
            ["tenant"] = request.Scope.Tenant?.Value,
            ["until"] = Rfc3339.Write(until),
        }) with
        {
            Approval = approval.Request.Id,
            PolicyRevision = approval.Request.PolicyRevision,
        };
    }

    /// <summary>It is over at <paramref name="at"/>.</summary>
    public static NewEntry Ended(BreakGlassRecord record, DateTimeOffset at, Caller caller, DateTimeOffset now, WorkingCalendar calendar) =>
        Entry(BreakGlassEntryTypes.Ended, record.Time.Scope, caller.Subject, caller.Method, now, new JsonObject
        {
            ["at"] = Rfc3339.Write(at),
            ["early"] = at < record.Time.Until,
            ["id"] = record.Time.Id,
            ["person"] = caller.Person,
            ["reviewDue"] = Due(at, calendar),
        });

    /// <summary>Somebody has looked at it. Their words lie beside the entry, where they can be erased.</summary>
    public static NewEntry Reviewed(BreakGlassRecord record, string text, Caller caller, DateTimeOffset now) =>
        Entry(BreakGlassEntryTypes.Reviewed, record.Time.Scope, caller.Subject, caller.Method, now, new JsonObject
        {
            ["id"] = record.Time.Id,
            ["person"] = caller.Person,
        }) with
        {
            Detail = CanonicalJson.Write(new JsonObject { ["text"] = text.Trim().Normalize(NormalizationForm.FormC) }),
        };

    private static NewEntry Entry(string type, BreakGlassScope scope, string actor, string auth, DateTimeOffset now, JsonObject body) => new()
    {
        Type = type,
        Time = now,
        Tenant = scope.Tenant,
        Actor = actor,
        Auth = auth,
        Body = CanonicalJson.Write(body),
    };

    private static string Due(DateTimeOffset end, WorkingCalendar calendar) => Rfc3339.Write(calendar.EndOfTerm(end, BreakGlassLimits.ReviewDays));

    private static BreakGlassScope Scope(JsonElement body) => new(
        TenantId.TryParse(body.GetProperty("tenant").GetString(), out var tenant) ? tenant : null, body.GetProperty("system").GetString());

    private static DateTimeOffset Time(JsonElement body, string member) => Rfc3339.Read(body.GetProperty(member).GetString()!);
}
