using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Api.Policies;

/// <summary>A waiver and a tenant's exception debt, in JSON.</summary>
internal static class WaiverJson
{
    public static string Write(WaiverRow row, DateTimeOffset now)
    {
        var json = row.Read().ToJson();
        json["id"] = row.Id;
        json["state"] = row.StateAt(now);
        json["tenant"] = row.Tenant;
        json["requester"] = row.Requester;
        json["approvers"] = new JsonArray([.. row.Approvers.Split(',').Select(person => JsonValue.Create(person))]);
        json["grantedAt"] = Rfc3339.Write(row.GrantedAt);
        json["since"] = Rfc3339.Write(row.SinceAt);
        json["endedAt"] = row.EndedAt is { } at ? Rfc3339.Write(at) : null;
        json["endedBy"] = row.EndedBy;
        json["endReason"] = row.EndReason;
        json["position"] = row.Position;
        return json.ToJsonString();
    }

    public static string Write(string? tenant, WaiverDebt debt) => new JsonObject
    {
        ["tenant"] = tenant,
        ["waivers"] = debt.Waivers,
        ["waiversMax"] = WaiverLimits.RunningPerTenant,
        ["findings"] = debt.Pairs,
        ["findingsMax"] = WaiverLimits.PairsPerTenant,
        ["findingDays"] = debt.PairDays,
        ["findingDaysMax"] = WaiverLimits.PairDaysPerTenant,
        ["points"] = debt.Points,
    }.ToJsonString();
}
