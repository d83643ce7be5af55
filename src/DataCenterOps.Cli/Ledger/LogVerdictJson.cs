using System.Text.Json;
using DataCenterOps.Cli.Server;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>What a verification has found, for programs.</summary>
internal static class LogVerdictJson
{
    /// <summary>The verdicts over several epochs as JSON.</summary>
    public static JsonElement Of(IReadOnlyList<LogVerdict> verdicts) => JsonSerializer.Deserialize<JsonElement>(RequestJson.Object(json =>
    {
        json.WriteBoolean("holds", verdicts.All(static verdict => verdict.Problem is null));
        json.WriteStartArray("epochs");
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            Write(json, verdict);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }).Span);

    /// <summary>The verdict as JSON.</summary>
    public static JsonElement Of(LogVerdict verdict) =>
        JsonSerializer.Deserialize<JsonElement>(RequestJson.Object(json => Write(json, verdict)).Span);

    private static void Write(Utf8JsonWriter json, LogVerdict verdict)
    {
        json.WriteBoolean("holds", verdict.Problem is null);
        json.WriteNumber("entries", verdict.Entries);
        json.WriteNumber("checkpoints", verdict.Checkpoints);
        json.WriteNumber("digests", verdict.Digests);
        json.WriteNumber("facts", verdict.Facts);
        if (verdict.CheckedFacts is { } rows)
        {
            json.WriteNumber("checkedFacts", rows);
        }

        if (verdict.Newest is { } newest)
        {
            json.WriteString("origin", newest.Origin);
            json.WriteNumber("size", newest.Size);
            json.WriteString("root", newest.Root.ToString());
        }

        if (verdict.Cosigners.Count > 0)
        {
            json.WriteStartArray("cosigners");
            foreach (var name in verdict.Cosigners)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        if (verdict.BadIndex is { } index)
        {
            json.WriteNumber("badIndex", index);
        }

        if (verdict.Problem is { } problem)
        {
            json.WriteString("problem", problem);
        }
    }
}
