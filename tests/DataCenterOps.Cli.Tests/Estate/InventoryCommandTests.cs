using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Estate;

/// <summary>A site signs what it holds, and the program itself tells attested from declared.</summary>
public sealed class InventoryCommandTests(RealHost host)
{
    private const string System = "demo-appointments";

    [Fact]
    public async Task What_a_site_signs_is_told_apart_from_what_is_declared_and_explained_with_its_signature()
    {
        using var folder = new Folder();
        var (made, key, _) = await host.RunAsync("inventory", "key", folder.At("site.key"));
        Assert.Equal(ExitCode.Done, made);
        Assert.Equal(ExitCode.Usage, (await host.RunAsync("inventory", "key", folder.At("site.key"))).Code);

        // Blida holds the replica, as declared; and there is a site in Tunis of which nobody has said anything.
        folder.With("site.yaml", Site("tun-dc1", key.Trim()));
        Assert.Equal(ExitCode.Done, (await host.RunAsync("apply", folder.At("site.yaml"), "--yes")).Code);
        folder.With("inventory.json", Inventory("tun-dc1", -2, $$"""{"system":"{{System}}","volume":"vol-9","role":"backup","gib":"12.5"}"""));
        var (signed, document, errors) = await host.RunAsync("inventory", "sign", folder.At("inventory.json"), "--key", folder.At("site.key"));
        Assert.True(signed == ExitCode.Done, errors);
        folder.With("signed.json", document);
        var before = await ShowAsync();
        Assert.All(before["observed"]!["placements"]!.AsArray(), placement => Assert.Equal("declared-only", (string?)placement!["evidence"]));
        Assert.Empty(before["observed"]!["undeclaredCopies"]!.AsArray());

        var (posted, receipt, refused) = await host.RunAsync("inventory", "post", folder.At("signed.json"));
        Assert.True(posted == ExitCode.Done, refused);
        Assert.StartsWith("tun-dc1: 1 items, sha256 ", receipt, StringComparison.Ordinal);
        var copy = (await ShowAsync())["observed"]!["undeclaredCopies"]![0]!;
        Assert.Equal(("tun-dc1", "backup"), ((string?)copy["siteId"], (string?)copy["role"]));
        Assert.Equal((string?)JsonNode.Parse(document)!["signature"]!["value"], (string?)copy["signature"]);

        // The same again, another's file, and one that was tampered with.
        var (_, _, replayed) = await host.RunAsync("inventory", "post", folder.At("signed.json"));
        Assert.Contains("inventory.replayed", replayed, StringComparison.Ordinal);
        folder.With("forged.json", document.Replace("backup", "primary", StringComparison.Ordinal));
        var (code, _, forged) = await host.RunAsync("inventory", "post", folder.At("forged.json"));
        Assert.NotEqual(ExitCode.Done, code);
        Assert.Contains("inventory.", forged, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await host.RunAsync("sweep", "--tenant", "demo-agency")).Code);
        var (_, explained, _) = await host.RunAsync("explain", "system", System);
        Assert.Contains("DCO-RES-012/attested-is-declared", explained, StringComparison.Ordinal);
        Assert.Contains($"signature={(string?)copy["signature"]}", explained, StringComparison.Ordinal);
        Assert.Contains("Loi 18-07 art. 44 al. 1-2 (wording read, as of ", explained, StringComparison.Ordinal);
        Assert.Contains("copies tun-dc1/backup removed", explained, StringComparison.Ordinal);
        Assert.Contains("remedy:", explained, StringComparison.Ordinal);
        Assert.Contains("entry of the ledger: ", explained, StringComparison.Ordinal);

        // The site looks again and has it no more.
        folder.With("later.json", Inventory("tun-dc1", -1, ""));
        var (_, later, _) = await host.RunAsync("inventory", "sign", folder.At("later.json"), "--key", folder.At("site.key"));
        folder.With("later-signed.json", later);
        Assert.Equal(ExitCode.Done, (await host.RunAsync("inventory", "post", folder.At("later-signed.json"))).Code);
        await host.RunAsync("sweep", "--tenant", "demo-agency");
        Assert.DoesNotContain("DCO-RES-012/attested-is-declared", (await host.RunAsync("explain", "system", System)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_inventory_or_no_key_is_not_signed()
    {
        using var folder = new Folder().With("a.json", "{").With("b.json", """{"site":"alg-dc1"}""").With("short.key", "AAAA");
        Assert.Equal(ExitCode.Usage, (await host.RunAsync("inventory", "sign", folder.At("a.json"), "--key", folder.At("none.key"))).Code);
        Assert.Equal(ExitCode.Usage, (await host.RunAsync("inventory", "sign", folder.At("a.json"), "--key", folder.At("short.key"))).Code);
        await host.RunAsync("inventory", "key", folder.At("good.key"));
        Assert.Equal(ExitCode.Usage, (await host.RunAsync("inventory", "sign", folder.At("a.json"), "--key", folder.At("good.key"))).Code);
        var (code, _, errors) = await host.RunAsync("inventory", "sign", folder.At("b.json"), "--key", folder.At("good.key"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("takenAt", errors, StringComparison.Ordinal);
    }

    private async Task<JsonNode> ShowAsync()
    {
        var (code, json, error) = await host.RunAsync("get", "systems", System, "-o", "json");
        Assert.True(code == ExitCode.Done, error);
        return JsonNode.Parse(json)!;
    }

    private static string Inventory(string site, int hours, string items) =>
        $$"""{"site":"{{site}}","takenAt":"{{TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}","items":[{{items}}]}""";

    private static string Site(string id, string key) =>
        $$"""
        document: Site
        id: {{id}}
        name: {ar: "تونس", fr: "Tunis", en: "Tunis"}
        fictional: true
        jurisdiction: TN
        national: false
        coordinates: {lat: 36.8, lon: 10.1}
        classificationCeiling: public
        inventoryKey: "{{key}}"
        """;
}
