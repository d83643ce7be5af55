using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Sweeping;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Api.Policies;

/// <summary>Rows of decisions, findings and packs in JSON.</summary>
internal static class PolicyJson
{
    // As a decision is written, so that a reader who takes the two members out has the same bytes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(DecisionRow row) => new JsonObject
    {
        ["id"] = row.Id,
        ["at"] = Rfc3339.Write(row.At),
        ["operation"] = row.Operation,
        ["subject"] = Subject(row.SubjectKind, row.SubjectId),
        ["outcome"] = row.Outcome,
        ["actor"] = row.Actor,
        ["position"] = row.Position,
        ["proof"] = EntryProof.PathOf(row.Position),
        ["breakGlass"] = row.BreakGlass,
        ["results"] = JsonNode.Parse(row.Results),
    }.ToJsonString();

    /// <summary>
    /// A decision in full with the entry that holds it. Without those two members it is the text whose SHA-256 the entry names.
    /// </summary>
    public static string Write(DecisionRow row, byte[] full)
    {
        var decision = JsonNode.Parse(full)!.AsObject();
        decision["position"] = row.Position;
        decision["proof"] = EntryProof.PathOf(row.Position);
        return decision.ToJsonString(Plain);
    }

    public static string Write(FindingRow row) => new JsonObject
    {
        ["policy"] = row.Policy,
        ["rule"] = row.Rule,
        ["subject"] = Subject(row.SubjectKind, row.SubjectId),
        ["tenant"] = row.Tenant,
        ["severity"] = row.Severity,
        ["category"] = row.Category,
        ["outcome"] = row.Outcome,
        ["firstSeen"] = Rfc3339.Write(row.FirstSeen),
        ["lastSeen"] = Rfc3339.Write(row.LastSeen),
        ["fixedAt"] = row.FixedAt is { } at ? Rfc3339.Write(at) : null,
        ["position"] = row.Position,
        ["proof"] = EntryProof.PathOf(row.Position),
        ["finding"] = JsonNode.Parse(row.Body),
    }.ToJsonString();

    public static string Write(FindingEventRow row) => new JsonObject
    {
        ["at"] = Rfc3339.Write(row.At),
        ["event"] = row.Event,
        ["policy"] = row.Policy,
        ["rule"] = row.Rule,
        ["subject"] = Subject(row.SubjectKind, row.SubjectId),
        ["tenant"] = row.Tenant,
        ["severity"] = row.Severity,
        ["outcome"] = row.Outcome,
        ["actor"] = row.Actor,
        ["revision"] = row.Revision,
        ["position"] = row.Position,
    }.ToJsonString();

    public static string Write(OpenOnDay day) => JsonSerializer.Serialize(new
    {
        day = day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        critical = day.Critical,
        high = day.High,
        medium = day.Medium,
        low = day.Low,
    });

    public static string Write(SweepRunRow run, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        shard = run.Shard,
        mode = run.Mode,
        revision = run.Revision,
        judgedPosition = run.JudgedPosition,
        startedAt = Rfc3339.Write(run.StartedAt),
        finishedAt = Rfc3339.Write(run.FinishedAt),
        fullAt = run.FullAt is { } at ? Rfc3339.Write(at) : null,
        stale = run.IsStale(now),
        subjects = run.Subjects,
        open = run.Open,
        sha256 = run.Sha256,
        position = run.Position,
    });

    public static string Write(PackRow row) => JsonSerializer.Serialize(new
    {
        id = row.Id,
        revision = row.Revision,
        version = row.Version,
        state = row.State,
        activatedAt = Rfc3339.Write(row.ActivatedAt),
        position = row.Position,
        signed = row.Signer is not null,
        signer = row.Signer,
    });

    private static JsonObject Subject(string kind, string id) => new() { ["kind"] = kind, ["id"] = id };
}
