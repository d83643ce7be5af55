using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Api.Policies;

/// <summary>Scores of sovereignty in JSON. A score is a percentage with two decimals, as text, for it is exact.</summary>
internal static class SovereigntyJson
{
    public static string Write(TenantScoreRow row) => new JsonObject
    {
        ["tenant"] = row.Tenant,
        ["score"] = Percent(row.Score.Score),
        ["declaredScore"] = Percent(row.Score.Declared),
        ["systems"] = row.Score.Systems,
        ["systemsBelowFloor"] = row.Score.Below,
        ["weakest"] = row.Score.Weakest,
        ["weakestSystem"] = row.Score.WeakestSystem,
        ["levels"] = new JsonArray([.. row.Score.Levels.Select(level => (JsonNode)Level(level))]),
        ["scoredAt"] = Rfc3339.Write(row.ScoredAt),
    }.ToJsonString();

    public static string Write(ScoreRow row) => Head(row.System, row.Tenant, row).ToJsonString();

    /// <summary>One system with every answer; without a score where no sweep has come by or no table is in force.</summary>
    public static string Write(string system, string? tenant, ScoreRow? row, SovereigntyTable? table)
    {
        var json = Head(system, tenant, row);
        json.Remove("levels");
        json["isCertification"] = false;
        json["framework"] = table?.Framework;
        json["source"] = table?.Source;
        json["status"] = table?.Status;
        var objectives = row is null ? [] : row.Read().Objectives;
        json["objectives"] = new JsonArray([.. objectives.Select(objective => (JsonNode)Objective(objective, table?.Find(objective.Id)))]);
        return json.ToJsonString();
    }

    private static JsonObject Head(string system, string? tenant, ScoreRow? row) => new()
    {
        ["system"] = system,
        ["tenant"] = tenant,
        ["score"] = row is null ? null : Percent(row.Score),
        ["declaredScore"] = row is null ? null : Percent(row.Declared),
        ["belowFloor"] = row?.Below,
        ["weakest"] = row?.Weakest,
        ["levels"] = new JsonArray([.. (row is null ? [] : row.Standings).Select(level => (JsonNode)Level(level))]),
        ["scoredAt"] = row is null ? null : Rfc3339.Write(row.ScoredAt),
        ["revision"] = row?.Revision,
        ["position"] = row?.Position,
    };

    private static JsonObject Objective(ObjectiveScore objective, SovereigntyObjective? told)
    {
        var json = Level(objective.Standing);
        json["title"] = Text(told?.Title);
        json["answers"] = new JsonArray([.. objective.Answers.Select(answer => (JsonNode)Answer(answer, told?.Find(answer.Id)))]);
        return json;
    }

    private static JsonObject Answer(AnswerScore answer, SovereigntyAnswer? told) => new()
    {
        ["id"] = answer.Id,
        ["question"] = Text(told?.Question),
        ["level"] = answer.Level,
        ["declared"] = answer.Declared,
        ["declaredOnly"] = !answer.IsProven,
        ["evidence"] = new JsonArray([.. answer.Evidence.Select(name => (JsonNode)name)]),
        ["evidenceLeftOut"] = answer.EvidenceLeftOut,
        ["error"] = answer.Error is { } error
            ? new JsonObject
            {
                ["part"] = error.Part, ["code"] = error.Code, ["message"] = error.Message, ["line"] = error.Line, ["column"] = error.Column,
            }
            : null,
    };

    private static JsonObject Level(ObjectiveLevel level) => new()
    {
        ["id"] = level.Id,
        ["level"] = level.Level,
        ["declared"] = level.Declared,
        ["weight"] = level.Weight,
        ["floor"] = level.Floor,
        ["belowFloor"] = level.IsBelowFloor,
    };

    // A table that is in force now may not know what an older one asked.
    private static JsonObject? Text(LocalizedText? text) =>
        text is null ? null : new() { ["ar"] = text.Ar, ["en"] = text.En, ["fr"] = text.Fr };

    private static string Percent(long hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
