using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>What is frozen when somebody asks that a pack be activated: its text by hash, which the ledger keeps.</summary>
public static class PackArguments
{
    /// <summary>The arguments as a canonical JSON object.</summary>
    public static string Write(string file, string documentSha256, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
        {
            ["documentSha256"] = documentSha256,
            ["file"] = file.Normalize(NormalizationForm.FormC),
            ["revision"] = pack.Revision,
            ["version"] = pack.Version,
        }));
    }

    /// <summary>The file's name and the hash of its text.</summary>
    public static (string File, string DocumentSha256) Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return (document.RootElement.GetProperty("file").GetString()!, document.RootElement.GetProperty("documentSha256").GetString()!);
    }
}
