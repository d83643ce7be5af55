using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>A system's score as the ledger and its rows keep it: <c>{"below","declared","objectives","score","sha256","system","weakest"}</c>.</summary>
public static class ScoreJson
{
    /// <summary>The body of the entry, in canonical JSON. It names no moment: the same facts give the same bytes.</summary>
    public static byte[] Write(string system, SystemScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return CanonicalJson.Write(FactJson.Parse(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("below", score.Below);
            writer.WriteNumber("declared", score.Declared);
            writer.WriteStartArray("objectives");
            foreach (var objective in score.Objectives)
            {
                Write(writer, objective);
            }

            writer.WriteEndArray();
            writer.WriteNumber("score", score.Score);
            writer.WriteString("sha256", score.Digest());
            writer.WriteString("system", system);
            writer.WriteString("weakest", score.Weakest);
            writer.WriteEndObject();
        }));
    }

    /// <summary>The body of the entry that takes a score away.</summary>
    public static byte[] Removed(string system) => CanonicalJson.Write(FactJson.Parse(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("system", system);
        writer.WriteEndObject();
    }));

    /// <summary>The score that <see cref="Write(string, SystemScore)"/> has written.</summary>
    public static SystemScore Read(JsonElement body) => new(
    [
        .. body.GetProperty("objectives").EnumerateArray().Select(objective => new ObjectiveScore(
            objective.GetProperty("id").GetString()!, objective.GetProperty("weight").GetInt32(), objective.GetProperty("floor").GetInt32(),
            [.. objective.GetProperty("answers").EnumerateArray().Select(ReadAnswer)])),
    ]);

    /// <summary>Where the system stands in each objective by such a body, without its answers.</summary>
    public static ImmutableArray<ObjectiveLevel> ReadStandings(JsonElement body) =>
    [
        .. body.GetProperty("objectives").EnumerateArray().Select(objective => new ObjectiveLevel(
            objective.GetProperty("id").GetString()!, objective.GetProperty("level").GetInt32(), objective.GetProperty("declared").GetInt32(),
            objective.GetProperty("weight").GetInt32(), objective.GetProperty("floor").GetInt32())),
    ];

    /// <summary>Where a system stands in each objective, in one short text: a row that is read by the thousand.</summary>
    public static string WriteLevels(IEnumerable<ObjectiveLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return FactJson.Parse(writer =>
        {
            writer.WriteStartArray();
            foreach (var level in levels)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(level.Id);
                writer.WriteNumberValue(level.Level);
                writer.WriteNumberValue(level.Declared);
                writer.WriteNumberValue(level.Weight);
                writer.WriteNumberValue(level.Floor);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }).GetRawText();
    }

    /// <summary>What <see cref="WriteLevels"/> has written.</summary>
    public static ImmutableArray<ObjectiveLevel> ReadLevels(string levels)
    {
        using var document = JsonDocument.Parse(levels);
        return
        [
            .. document.RootElement.EnumerateArray().Select(level => new ObjectiveLevel(
                level[0].GetString()!, level[1].GetInt32(), level[2].GetInt32(), level[3].GetInt32(), level[4].GetInt32())),
        ];
    }

    private static void Write(Utf8JsonWriter writer, ObjectiveScore objective)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("answers");
        foreach (var answer in objective.Answers)
        {
            Write(writer, answer);
        }

        writer.WriteEndArray();
        writer.WriteNumber("declared", objective.Standing.Declared);
        writer.WriteNumber("floor", objective.Floor);
        writer.WriteString("id", objective.Id);
        writer.WriteNumber("level", objective.Standing.Level);
        writer.WriteNumber("weight", objective.Weight);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AnswerScore answer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("declared", answer.Declared);
        if (answer.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", error.Code);
            writer.WriteNumber("column", error.Column);
            writer.WriteNumber("line", error.Line);
            writer.WriteString("message", error.Message);
            writer.WriteString("part", error.Part);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("evidence");
        foreach (var name in answer.Evidence)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        if (answer.EvidenceLeftOut > 0)
        {
            writer.WriteNumber("evidenceLeftOut", answer.EvidenceLeftOut);
        }

        writer.WriteString("id", answer.Id);
        writer.WriteNumber("level", answer.Level);
        writer.WriteBoolean("proven", answer.IsProven);
        writer.WriteEndObject();
    }

    private static AnswerScore ReadAnswer(JsonElement answer) => new(
        answer.GetProperty("id").GetString()!,
        answer.GetProperty("declared").GetInt32(),
        answer.GetProperty("proven").GetBoolean(),
        [.. answer.Texts("evidence")],
        answer.Nested("evidenceLeftOut") is { } more ? more.GetInt32() : 0,
        answer.Nested("error") is { } error
            ? new AnswerError(
                error.GetProperty("part").GetString()!, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!,
                error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32())
            : null);
}
