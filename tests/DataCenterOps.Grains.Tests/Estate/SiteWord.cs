using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Grains.Tests.Estate;

/// <summary>Three sites, and what they sign to hold: `alg-dc1` at home, `par-dc1` abroad, `ora-dc1` without a key.</summary>
internal static class SiteWord
{
    private static readonly byte[] Seed = [.. Enumerable.Range(1, Ed25519Signatures.SeedBytes).Select(n => (byte)n)];

    private static readonly byte[] OtherSeed = [.. Seed.Reverse()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task DeclareSitesAsync(Cluster cluster)
    {
        foreach (var (id, place, seed) in new[] { ("alg-dc1", "DZ", Seed), ("par-dc1", "FR", OtherSeed), ("ora-dc1", "DZ", null) })
        {
            var site = new JsonObject
            {
                ["id"] = id,
                ["name"] = new JsonObject { ["ar"] = id, ["fr"] = id, ["en"] = id },
                ["jurisdiction"] = place,
                ["national"] = place == "DZ",
                ["coordinates"] = new JsonObject { ["lat"] = "36.7", ["lon"] = "3" },
                ["classificationCeiling"] = "secret",
            };
            if (seed is not null)
            {
                site["inventoryKey"] = Convert.ToBase64String(Ed25519Signatures.PublicKeyOf(seed));
            }

            Assert.IsType<Answer.Done>(await cluster.DeclareAsync(
                new TestDocument("Site", id, id, Encoding.UTF8.GetString(CanonicalJson.Write(site))), $"site-{id}"));
        }
    }

    public static Task<Answer> AttestAsync(Cluster cluster, string site, DateTimeOffset taken, params (string System, string Role)[] items) =>
        PostAsync(cluster, site, Signed(site, taken, items).Document);

    public static async Task<Answer> PostAsync(Cluster cluster, string site, string document)
    {
        using (cluster.As(Callers.Operator))
        {
            return await cluster.Grains.GetGrain<ISiteInventoryGrain>(site).DeclareAsync(
                new Declare(OperationId.From(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())), "SiteInventory", site, With(document, site), null, null), Cancel);
        }
    }

    public static (string Document, string Signature) Signed(string site, DateTimeOffset taken, params (string System, string Role)[] items)
    {
        var document = new JsonObject
        {
            ["site"] = site,
            ["takenAt"] = taken.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["items"] = new JsonArray([.. items.Select((item, n) => new JsonObject { ["system"] = item.System, ["volume"] = $"vol-{n}", ["role"] = item.Role })]),
        };
        using var parsed = System.Text.Json.JsonDocument.Parse(document.ToJsonString());
        var signature = Convert.ToBase64String(Ed25519Signatures.Sign(site == "par-dc1" ? OtherSeed : Seed, SignedInventory.Payload(parsed.RootElement)));
        document["signature"] = new JsonObject { ["value"] = signature };
        return (Encoding.UTF8.GetString(CanonicalJson.Write(document)), signature);
    }

    // The id that documents have in the ledger: the site's under which it came.
    private static string With(string document, string site)
    {
        var fields = JsonNode.Parse(document)!.AsObject();
        fields["id"] = site;
        return Encoding.UTF8.GetString(CanonicalJson.Write(fields));
    }
}
