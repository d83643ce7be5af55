using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Api.Access;

/// <summary>Requests for others' consent in JSON.</summary>
internal static class ApprovalJson
{
    public static string Write(ApprovalRow row, DateTimeOffset now) => Row(row, now).ToJsonString();

    public static string Write(ApprovalDetail detail, DateTimeOffset now)
    {
        var json = Row(detail.Row, now);

        // The bytes behind the digest, so that who agrees can compute it.
        json["request"] = JsonNode.Parse(detail.Row.Form);
        json["difference"] = new JsonArray([.. detail.Difference.Select(row => new JsonObject
        {
            ["label"] = Text(row.Label),
            ["before"] = row.Before,
            ["after"] = row.After,
        })]);
        if (ApprovalAdvice.Of(detail.Row.Operation) is { } advice)
        {
            json["advice"] = Text(advice);
        }

        json["acts"] = new JsonArray([.. detail.Acts.Select(act => new JsonObject
        {
            ["act"] = act.Act,
            ["person"] = act.Person,
            ["other"] = act.Other,
            ["note"] = act.Note,
            ["at"] = Rfc3339.Write(act.At),
        })]);
        return json.ToJsonString();
    }

    private static JsonObject Row(ApprovalRow row, DateTimeOffset now) => new()
    {
        ["id"] = row.Id,
        ["operation"] = row.Operation,
        ["subject"] = new JsonObject { ["kind"] = row.SubjectKind, ["id"] = row.SubjectId },
        ["tenant"] = row.Tenant,
        ["requester"] = row.Requester,
        ["state"] = ApprovalStates.At(row.State, row.ExpiresAt, now),
        ["others"] = row.Others,
        ["agreed"] = row.Agreed,
        ["requestedAt"] = Rfc3339.Write(row.RequestedAt),
        ["expiresAt"] = Rfc3339.Write(row.ExpiresAt),
        ["digest"] = row.Digest,
    };

    private static JsonObject Text(LocalizedText text) => new() { ["ar"] = text.Ar, ["en"] = text.En, ["fr"] = text.Fr };
}
