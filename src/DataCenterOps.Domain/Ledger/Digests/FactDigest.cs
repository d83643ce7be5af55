using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>What one entry says of a range of facts.</summary>
/// <param name="Series">Whose rows.</param>
/// <param name="First">The number of the first: one more than the last of the digest before.</param>
/// <param name="Last">The number of the last.</param>
/// <param name="Root">The root of the tree (RFC 6962) over the canonical rows, in the order of their numbers.</param>
/// <param name="From">The earliest time of a row.</param>
/// <param name="Until">The latest time of a row.</param>
public sealed record FactDigest(SeriesName Series, long First, long Last, TreeHash Root, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The type of the entry.</summary>
    public const string EntryType = "ledger/facts-digested/1";

    /// <summary>How many rows.</summary>
    public long Count => Last - First + 1;

    /// <summary>The entry's body: <c>{"count","first","from","last","root","series","to"}</c>.</summary>
    public byte[] ToBody() => CanonicalJson.Write(new JsonObject
    {
        ["count"] = Count,
        ["first"] = First,
        ["from"] = Rfc3339.Write(From),
        ["last"] = Last,
        ["root"] = Root.ToString(),
        ["series"] = Series.Value,
        ["to"] = Rfc3339.Write(Until),
    });

    /// <summary>Reads an entry that may be no digest, or a wrong one.</summary>
    /// <param name="entry">The entry's bytes.</param>
    /// <param name="digest">What it says.</param>
    /// <param name="error">What is wrong with it, to be said of the entry.</param>
    public static bool TryRead(ReadOnlyMemory<byte> entry, [NotNullWhen(true)] out FactDigest? digest, [NotNullWhen(false)] out string? error)
    {
        const string Foreign = "is no digest of facts";
        (digest, error) = (null, Foreign);
        try
        {
            using var document = JsonDocument.Parse(entry);
            var root = document.RootElement;
            if (Text(root, "type") != EntryType || Text(root, "outcome") != "applied" || !root.TryGetProperty("body", out var body))
            {
                return false;
            }

            digest = Read(body, out var wrong);
            error = wrong ?? Foreign;
            if (digest is not null && Text(root, "stream") != digest.Series.Stream.Value)
            {
                (digest, error) = (null, "is a digest in another series' stream");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }

        return digest is not null;
    }

    /// <summary>Reads a body.</summary>
    public static FactDigest? Read(JsonElement body, out string? error)
    {
        error = "is a malformed digest";
        if (!SeriesName.TryParse(Text(body, "series"), out var series) || !TreeHash.TryParse(Text(body, "root"), out var root)
            || Time(body, "from") is not { } from || Time(body, "to") is not { } until)
        {
            return null;
        }

        var (first, last, count) = (Number(body, "first"), Number(body, "last"), Number(body, "count"));
        if (first < 1 || last < first || last > DigestLimits.Number || count != last - first + 1 || until < from)
        {
            error = "is a digest whose numbers contradict each other";
            return null;
        }

        error = null;
        return new FactDigest(series, first, last, root, from, until);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static DateTimeOffset? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;
}
