using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>The first word of an archive: what follows, so that a reader can stop at once.</summary>
/// <param name="Schema">The newest step of the schema that its rows are of.</param>
/// <param name="Time">When it was begun.</param>
public sealed record BackupBegin(string Schema, DateTimeOffset Time)
{
    /// <summary>Canonical JSON.</summary>
    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["format"] = BackupManifest.Format,
        ["schema"] = Schema,
        ["time"] = Rfc3339.Write(Time),
    });

    /// <summary>Reads what <see cref="Write"/> has written; nothing when it is anything else.</summary>
    public static BackupBegin? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var begin = new BackupBegin(root.GetProperty("schema").GetString()!, root.GetProperty("time").GetDateTimeOffset());
            return begin.Write().AsSpan().SequenceEqual(json) ? begin : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
