using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>What is frozen when somebody asks that a provision be changed.</summary>
/// <param name="DocumentSha256">What it would say, by hash; the ledger keeps it.</param>
/// <param name="PopulationSha256">The set of those whom the rules would newly refuse by it.</param>
/// <param name="Denied">How many they are.</param>
/// <param name="Vital">How many of them are vital systems.</param>
/// <param name="Judged">How many were judged.</param>
public sealed record ProvisionArguments(
    string DocumentSha256, string PopulationSha256, int Denied, int Vital, int Judged)
{
    /// <summary>The arguments as a canonical JSON object.</summary>
    public static string Write(string documentSha256, PopulationDelta population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
        {
            ["documentSha256"] = documentSha256,
            ["population"] = new JsonObject
            {
                ["denied"] = population.Denied,
                ["judged"] = population.Judged,
                ["sha256"] = population.Sha256,
                ["vital"] = population.Vital,
            },
        }));
    }

    /// <summary>Reads them back.</summary>
    public static ProvisionArguments Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        var population = root.GetProperty("population");
        return new ProvisionArguments(
            root.GetProperty("documentSha256").GetString()!,
            population.GetProperty("sha256").GetString()!,
            population.GetProperty("denied").GetInt32(),
            population.GetProperty("vital").GetInt32(),
            population.GetProperty("judged").GetInt32());
    }
}
