using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Estate.Inventories;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

/// <summary>Whose word an inventory is, and when it is none.</summary>
public sealed class InventoryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Key = Convert.ToBase64String(new byte[InventoryLimits.KeyBytes]);
    private static readonly string Signature = Convert.ToBase64String(new byte[InventoryLimits.SignatureBytes]);

    [Theory]
    [InlineData("alg-dc1", "2026-11-30T11:00:00Z", null, true, "")]
    [InlineData("alg-dc1", "2026-11-30T12:05:00Z", null, true, "")]
    [InlineData("alg-dc1", "2026-11-30T12:05:01Z", null, true, "inventory.future")]
    [InlineData("alg-dc1", "2026-11-22T12:00:00Z", null, true, "")]
    [InlineData("alg-dc1", "2026-11-22T11:59:59Z", null, true, "inventory.stale")]
    [InlineData("alg-dc1", "2026-11-30T11:00:00Z", "2026-11-30T10:59:59Z", true, "")]
    [InlineData("alg-dc1", "2026-11-30T11:00:00Z", "2026-11-30T11:00:00Z", true, "inventory.replayed")]
    [InlineData("alg-dc1", "2026-11-30T11:00:00Z", "2026-11-30T11:00:01Z", true, "inventory.replayed")]
    [InlineData("ora-dc1", "2026-11-30T11:00:00Z", null, true, "inventory.site")]
    [InlineData("alg-dc1", "2026-11-30T11:00:00Z", null, false, "inventory.signature")]
    [InlineData("ora-dc1", "2027-11-30T11:00:00Z", "2028-01-01T00:00:00Z", false, "inventory.site inventory.signature inventory.future inventory.replayed")]
    public void Every_reason_against_an_inventory_is_told(string site, string taken, string? last, bool isSigned, string expected) => Assert.Equal(
        expected,
        Codes(InventoryRules.Refuse(
            "alg-dc1", Inventory(site, taken, Signature), Parse($$"""{"inventoryKey":"{{Key}}"}"""),
            last is null ? null : DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture), (_, _, _) => isSigned, Now)));

    [Theory]
    [InlineData("""{"inventoryKey":"AAAA"}""", "inventory.key")]
    [InlineData("""{"inventoryKey":"not base64"}""", "inventory.key")]
    [InlineData("{}", "inventory.key")]
    [InlineData(null, "inventory.key")]
    public void A_site_without_a_key_attests_nothing(string? site, string expected) => Assert.Equal(
        expected,
        Codes(InventoryRules.Refuse(
            "alg-dc1", Inventory("alg-dc1", "2026-11-30T11:00:00Z", Signature), site is null ? null : Parse(site), null, (_, _, _) => true, Now)));

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("%%%")]
    public void What_is_no_signature_is_asked_of_nobody(string signature) => Assert.Equal(
        "inventory.signature",
        Codes(InventoryRules.Refuse(
            "alg-dc1", Inventory("alg-dc1", "2026-11-30T11:00:00Z", signature), Parse($$"""{"inventoryKey":"{{Key}}"}"""), null,
            (_, _, _) => throw new InvalidOperationException(), Now)));

    [Fact]
    public void What_is_signed_is_the_canonical_text_without_signature_id_and_kind()
    {
        var payload = SignedInventory.Payload(Parse(
            """{"takenAt":"2026-11-30T11:00:00Z","site":"alg-dc1","signature":{"value":"x"},"id":"alg-dc1","document":"SiteInventory","items":[{"volume":"v","system":"s"}]}"""));
        Assert.Equal("""{"items":[{"system":"s","volume":"v"}],"site":"alg-dc1","takenAt":"2026-11-30T11:00:00Z"}""", Encoding.UTF8.GetString(payload));
    }

    private static string Codes(IEnumerable<DataCenterOps.Domain.Policies.Reason> reasons) => string.Join(' ', reasons.Select(reason => reason.Code));

    private static JsonElement Inventory(string site, string taken, string signature) =>
        Parse($$$"""{"site":"{{{site}}}","takenAt":"{{{taken}}}","items":[],"signature":{"value":"{{{signature}}}"}}""");

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
