using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>What is frozen when somebody asks that a pack be activated.</summary>
/// <param name="File">The name that errors show.</param>
/// <param name="DocumentSha256">The text, by hash; the ledger keeps it.</param>
/// <param name="PopulationSha256">The set of those whom it would newly refuse.</param>
/// <param name="Denied">How many they are.</param>
/// <param name="Vital">How many of them are vital systems.</param>
/// <param name="Judged">How many were judged.</param>
public sealed record PackArguments(string File, string DocumentSha256, string PopulationSha256, int Denied, int Vital, int Judged)
{
    /// <summary>The arguments as a canonical JSON object.</summary>
    public static string Write(string file, string documentSha256, Pack pack, PopulationDelta population)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(population);
        return Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
        {
            ["documentSha256"] = documentSha256,
            ["file"] = file.Normalize(NormalizationForm.FormC),
            ["population"] = new JsonObject
            {
                ["denied"] = population.Denied,
                ["judged"] = population.Judged,
                ["sha256"] = population.Sha256,
                ["vital"] = population.Vital,
            },
            ["revision"] = pack.Revision,
            ["version"] = pack.Version,
        }));
    }

    /// <summary>Reads them back.</summary>
    public static PackArguments Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;

        // Requests of a release that did not count yet are void: their set is no set.
        var population = root.TryGetProperty("population", out var counted) ? counted : (JsonElement?)null;
        return new PackArguments(
            root.GetProperty("file").GetString()!,
            root.GetProperty("documentSha256").GetString()!,
            population?.GetProperty("sha256").GetString() ?? "",
            population?.GetProperty("denied").GetInt32() ?? 0,
            population?.GetProperty("vital").GetInt32() ?? 0,
            population?.GetProperty("judged").GetInt32() ?? 0);
    }
}
