using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Estate.Inventories;

/// <summary>What a site says it holds, as its signature covers it.</summary>
public static class SignedInventory
{
    /// <summary>The kind of the document.</summary>
    public const string Kind = "SiteInventory";

    /// <summary>The member of the document that holds the signature.</summary>
    public const string Signature = "signature";

    /// <summary>
    /// The bytes that are signed: canonical JSON (RFC 8785) of the document's fields without its signature, id and kind. So an
    /// inventory of one site, one moment and these items has one text, whichever way it came.
    /// </summary>
    public static byte[] Payload(JsonElement document)
    {
        var fields = JsonNode.Parse(document.GetRawText())!.AsObject();
        foreach (var outside in (ReadOnlySpan<string>)[Signature, "id", "document"])
        {
            fields.Remove(outside);
        }

        return CanonicalJson.Write(fields);
    }
}
