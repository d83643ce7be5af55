using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Checks;

namespace DataCenterOps.Api.Checks;

/// <summary>Checks and their results in JSON.</summary>
internal static class CheckJson
{
    /// <summary>A check with its state. The age is the reader's: whoever shows a state shows how old it is.</summary>
    public static JsonObject Write(CheckRow row, DateTimeOffset now) => new()
    {
        ["id"] = row.Id,
        ["system"] = row.System,
        ["tenant"] = row.Tenant,
        ["kind"] = row.Kind,
        ["target"] = row.Target,
        ["intervalSeconds"] = row.IntervalS,
        ["state"] = row.State,
        ["since"] = Time(row.Since),
        ["lastResultAt"] = Time(row.LastResultAt),
        ["ageSeconds"] = row.LastResultAt is { } at ? (long)Math.Max(0, (now - at).TotalSeconds) : null,
        ["outcome"] = row.LastOutcome,
        ["reason"] = row.LastReason,
        ["durationMs"] = row.LastDurationMs,
        ["tlsNotAfter"] = Time(row.TlsNotAfter),
    };

    /// <summary>One result.</summary>
    public static JsonNode Write(CheckResultRow row) => new JsonObject
    {
        ["due"] = Time(row.DueAt),
        ["delayMs"] = row.DelayMs,
        ["durationMs"] = row.DurationMs,
        ["outcome"] = row.Outcome,
        ["reason"] = row.Reason,
        ["detail"] = row.Detail,
        ["status"] = row.Status,
        ["tls"] = row.LeafNotAfter is null
            ? null
            : new JsonObject { ["leafNotAfter"] = Time(row.LeafNotAfter), ["chainMinNotAfter"] = Time(row.ChainNotAfter) },
        ["observer"] = row.Observer,
    };

    private static string? Time(DateTimeOffset? at) => at is { } time ? Rfc3339.Write(time) : null;
}
