using System.Text.Json;
using DataCenterOps.Cli.Server;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>What a verification has found, for programs.</summary>
internal static class LogVerdictJson
{
    /// <summary>The verdict as JSON.</summary>
    public static JsonElement Of(LogVerdict verdict) => JsonSerializer.Deserialize<JsonElement>(RequestJson.Object(json =>
    {
        json.WriteBoolean("holds", verdict.Problem is null);
        json.WriteNumber("entries", verdict.Entries);
        json.WriteNumber("checkpoints", verdict.Checkpoints);
        json.WriteNumber("digests", verdict.Digests);
        json.WriteNumber("facts", verdict.Facts);
        if (verdict.Newest is { } newest)
        {
            json.WriteString("origin", newest.Origin);
            json.WriteNumber("size", newest.Size);
            json.WriteString("root", newest.Root.ToString());
        }

        if (verdict.BadIndex is { } index)
        {
            json.WriteNumber("badIndex", index);
        }

        if (verdict.Problem is { } problem)
        {
            json.WriteString("problem", problem);
        }
    }).Span);
}
