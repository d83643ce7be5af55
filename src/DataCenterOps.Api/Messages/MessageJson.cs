using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Messages;

namespace DataCenterOps.Api.Messages;

/// <summary>Sendings in JSON. They hold a pseudonym at most: no name, no address, no words.</summary>
internal static class MessageJson
{
    public static string Write(DispatchRow row) => new JsonObject
    {
        ["id"] = row.Id,
        ["carrier"] = row.Carrier,
        ["person"] = row.Target.Length == 0 ? null : row.Target,
        ["kind"] = row.Kind,
        ["messages"] = row.Total,
        ["state"] = row.State,
        ["attempts"] = row.Attempts,
        ["reason"] = row.Error,
        ["dueAt"] = Rfc3339.Write(row.DueAt),
        ["nextAt"] = row.State == "pending" ? Rfc3339.Write(row.NextAt) : null,
        ["doneAt"] = row.DoneAt is { } done ? Rfc3339.Write(done) : null,
    }.ToJsonString();

    // What waits to be spread is on its way to nobody yet.
    public static string Write(DispatchCount count) => new JsonObject
    {
        ["carrier"] = count.Carrier.Length == 0 ? null : count.Carrier,
        ["state"] = count.State,
        ["count"] = count.Count,
        ["oldestDueAt"] = Rfc3339.Write(count.OldestDueAt),
    }.ToJsonString();
}
