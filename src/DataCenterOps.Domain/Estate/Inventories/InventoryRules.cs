using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Estate.Inventories;

/// <summary>What stands against an inventory that claims to be a site's. Pure: the check of the signature is handed in.</summary>
public static class InventoryRules
{
    /// <summary>Every reason against taking the inventory as the site's word.</summary>
    /// <param name="id">The id under which it came: the site's.</param>
    /// <param name="inventory">Its fields.</param>
    /// <param name="site">The site as it is declared; absent when there is none.</param>
    /// <param name="last">When the site's last inventory was taken; absent when it has none.</param>
    /// <param name="verify">Whether a signature is a key's over some bytes: key, bytes, signature.</param>
    /// <param name="now">The moment of its arrival.</param>
    public static ImmutableArray<Reason> Refuse(
        string id, JsonElement inventory, JsonElement? site, DateTimeOffset? last, Func<byte[], byte[], byte[], bool> verify, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(verify);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        Add(reasons, Text(inventory, "site") != id, "inventory.site", $"the inventory is that of the site `{Text(inventory, "site")}` and came as that of `{id}`");
        var key = Bytes(Text(site, "inventoryKey"), InventoryLimits.KeyBytes);
        var signature = Bytes(Text(Member(inventory, SignedInventory.Signature), "value"), InventoryLimits.SignatureBytes);
        Add(reasons, key is null, "inventory.key", $"the site `{id}` has no registered key: declare its `inventoryKey`, 32 bytes in base64");
        Add(
            reasons,
            key is not null && (signature is null || !verify(key, SignedInventory.Payload(inventory), signature)),
            "inventory.signature", "the signature is not one of this inventory by the site's registered key");
        if (!DateTimeOffset.TryParse(Text(inventory, "takenAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var taken))
        {
            reasons.Add(new Reason("inventory.stale", "the inventory does not say when it was taken"));
            return reasons.ToImmutable();
        }

        Add(reasons, taken > now + InventoryLimits.Ahead, "inventory.future", $"it was taken at `{Text(inventory, "takenAt")}`, which is in the future");
        Add(reasons, taken < now - InventoryLimits.Age, "inventory.stale", $"it was taken more than {InventoryLimits.Age.Days} days ago");
        Add(reasons, last is { } before && taken <= before, "inventory.replayed", "the site has attested at this moment or later: an inventory is taken once");
        return reasons.ToImmutable();
    }

    private static JsonElement? Member(JsonElement? fields, string name) =>
        fields is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? fields, string name) =>
        Member(fields, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static byte[]? Bytes(string? text, int length)
    {
        var bytes = new byte[length];
        return text is not null && text.Length <= EstateLimits.SignatureLength
            && Convert.TryFromBase64String(text, bytes, out var written) && written == length
            ? bytes
            : null;
    }

    private static void Add(ImmutableArray<Reason>.Builder reasons, bool against, string code, string message)
    {
        if (against)
        {
            reasons.Add(new Reason(code, message));
        }
    }
}
