using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>The last word of an archive: what it must hold.</summary>
/// <param name="Schema">The newest step of the schema that its rows are of.</param>
/// <param name="Time">When it was begun.</param>
/// <param name="Origin">The log's name then.</param>
/// <param name="Epoch">The log's epoch then.</param>
/// <param name="Size">How many entries of that epoch the checkpoint in it covers.</param>
/// <param name="Root">The root that it signs, in base64.</param>
/// <param name="Tables">Every table, in order.</param>
public sealed record BackupManifest(
    string Schema, DateTimeOffset Time, string Origin, long Epoch, long Size, string Root, ImmutableArray<BackupTableSum> Tables)
{
    /// <summary>The name of the format, with its version.</summary>
    public const string Format = "dcops-backup/1";

    /// <summary>Canonical JSON.</summary>
    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["format"] = Format,
        ["schema"] = Schema,
        ["time"] = Rfc3339.Write(Time),
        ["origin"] = Origin,
        ["epoch"] = Epoch,
        ["size"] = Size,
        ["root"] = Root,
        ["tables"] = new JsonArray([.. Tables.Select(static table => (JsonNode)new JsonObject
        {
            ["name"] = table.Name,
            ["rows"] = table.Rows,
            ["bytes"] = table.Bytes,
            ["sha256"] = table.Sha256,
        })]),
    });

    /// <summary>Reads what <see cref="Write"/> has written; nothing when it is anything else.</summary>
    public static BackupManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var tables = root.GetProperty("tables").EnumerateArray().Select(static table => new BackupTableSum(
                table.GetProperty("name").GetString()!, table.GetProperty("rows").GetInt64(), table.GetProperty("bytes").GetInt64(),
                table.GetProperty("sha256").GetString()!));
            var manifest = new BackupManifest(
                root.GetProperty("schema").GetString()!, root.GetProperty("time").GetDateTimeOffset(), root.GetProperty("origin").GetString()!,
                root.GetProperty("epoch").GetInt64(), root.GetProperty("size").GetInt64(), root.GetProperty("root").GetString()!, [.. tables]);
            return manifest.Write().AsSpan().SequenceEqual(json) ? manifest : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
