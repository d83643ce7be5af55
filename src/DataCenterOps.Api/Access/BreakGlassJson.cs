using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Api.Access;

/// <summary>A time in which enforcement is or was lifted, in JSON.</summary>
internal static class BreakGlassJson
{
    public static string Write(BreakGlassRow row, DateTimeOffset now) => new JsonObject
    {
        ["id"] = row.Id,
        ["state"] = row.StateAt(now),
        ["tenant"] = row.Tenant,
        ["system"] = row.System,
        ["everything"] = row.Tenant is null && row.System is null,
        ["reason"] = row.Reason,
        ["requester"] = row.Requester,
        ["approvers"] = new JsonArray([.. row.Approvers.Split(',').Select(person => JsonValue.Create(person))]),
        ["begunAt"] = Rfc3339.Write(row.BegunAt),
        ["untilAt"] = Rfc3339.Write(row.UntilAt),
        ["endedAt"] = Time(row.EndedAt),
        ["endedBy"] = row.EndedBy,
        ["decisions"] = row.Decisions,
        ["reviewDue"] = Rfc3339.Write(row.ReviewDue),
        ["reviewedAt"] = Time(row.ReviewedAt),
        ["reviewer"] = row.Reviewer,
        ["review"] = row.Review,
    }.ToJsonString();

    private static string? Time(DateTimeOffset? at) => at is { } moment ? Rfc3339.Write(moment) : null;
}
