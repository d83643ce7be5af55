using System.Text.Json.Nodes;
using DataCenterOps.Persistence.Ledger.Backup;

namespace DataCenterOps.Host;

/// <summary>What a restore answers.</summary>
internal static class RestoreAnswer
{
    /// <summary>JSON: <c>entries</c>, <c>rows</c>, <c>views</c>, <c>begun</c> as the new epoch's first entry has it.</summary>
    public static string Of(Restored restored) => new JsonObject
    {
        ["entries"] = restored.Entries,
        ["rows"] = restored.Rows,
        ["views"] = restored.Views,
        ["unreadable"] = restored.Unreadable,
        ["begun"] = JsonNode.Parse(restored.Begun.Write()),
    }.ToJsonString();
}
