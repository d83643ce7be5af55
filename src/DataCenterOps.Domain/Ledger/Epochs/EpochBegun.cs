using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>How an epoch came to be: the first entry of every epoch but the first says it.</summary>
/// <param name="Epoch">The new epoch.</param>
/// <param name="Origin">The log's name in it.</param>
/// <param name="Previous">The last head of the epoch before, as the archive has it: that epoch ends with it.</param>
/// <param name="Known">The newest head that was known to be signed outside of the archive, where it lies behind that.</param>
/// <param name="Lost">Ranges of entries that were signed, or are not proven to be those that were, and are gone.</param>
/// <param name="Archive">SHA-256 of the archive's manifest, in lower-case hexadecimal.</param>
/// <param name="ArchiveTime">When the archive was made.</param>
public sealed record EpochBegun(
    long Epoch, string Origin, EpochHead Previous, EpochHead? Known, ImmutableArray<EpochLoss> Lost, string Archive, DateTimeOffset ArchiveTime)
{
    /// <summary>The entry's body: canonical JSON.</summary>
    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["archive"] = "sha256:" + Archive,
        ["archiveTime"] = Rfc3339.Write(ArchiveTime),
        ["epoch"] = Epoch,
        ["known"] = Known is null ? null : Head(Known),
        ["lost"] = new JsonArray([.. Lost.Select(static lost => (JsonNode)new JsonObject
        {
            ["epoch"] = lost.Epoch,
            ["from"] = lost.From,
            ["until"] = lost.Until,
        })]),
        ["origin"] = Origin,
        ["previous"] = Head(Previous),
    });

    /// <summary>Reads the body of such an entry.</summary>
    public static EpochBegun Read(JsonElement body)
    {
        var known = body.GetProperty("known");
        return new EpochBegun(
            body.GetProperty("epoch").GetInt64(), body.GetProperty("origin").GetString()!, Head(body.GetProperty("previous")),
            known.ValueKind == JsonValueKind.Null ? null : Head(known),
            [.. body.GetProperty("lost").EnumerateArray().Select(static lost => new EpochLoss(
                lost.GetProperty("epoch").GetInt64(), lost.GetProperty("from").GetInt64(), lost.GetProperty("until").GetInt64()))],
            body.GetProperty("archive").GetString()!["sha256:".Length..], Rfc3339.Read(body.GetProperty("archiveTime").GetString()!));
    }

    /// <summary>What the first entry of an epoch says; nothing when the bytes are another entry.</summary>
    public static EpochBegun? OfEntry(ReadOnlySpan<byte> entry)
    {
        try
        {
            var reader = new Utf8JsonReader(entry);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.TryGetProperty("type", out var type) && type.ValueEquals(EpochEntryTypes.Begun)
                ? Read(document.RootElement.GetProperty("body"))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static JsonObject Head(EpochHead head) => new()
    {
        ["epoch"] = head.Epoch,
        ["origin"] = head.Checkpoint.Origin,
        ["root"] = head.Checkpoint.Root.ToString(),
        ["size"] = head.Checkpoint.Size,
    };

    private static EpochHead Head(JsonElement head) => new(
        head.GetProperty("epoch").GetInt64(),
        new Checkpoint(
            head.GetProperty("origin").GetString()!, head.GetProperty("size").GetInt64(),
            TreeHash.TryParse(head.GetProperty("root").GetString(), out var root) ? root : throw new FormatException("no root")));
}
