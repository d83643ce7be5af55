using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>An entry as projections see it.</summary>
public sealed record ProjectedEntry
{
    private DateTimeOffset? _time;

    /// <summary>Its place in the ledger, as a value of a statement.</summary>
    public required EntryPosition Position { get; init; }

    /// <summary>Its stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Its place in the stream.</summary>
    public required long Version { get; init; }

    /// <summary>The whole entry.</summary>
    public required JsonElement Root { get; init; }

    /// <summary>As in <c>estate/system-changed/1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Finds a document that the entry names by hash, among those appended with it or in the ledger.</summary>
    public required Func<string, ReadOnlyMemory<byte>?> FindDocument { get; init; }

    /// <summary>Finds what is personal by its salted hash, appended with the entry or kept beside the ledger; nothing once it is erased.</summary>
    public required Func<string, ReadOnlyMemory<byte>?> FindDetail { get; init; }

    /// <summary>What was personal in the entry, unless it was erased.</summary>
    public ReadOnlyMemory<byte>? Detail => Text("detail") is { } hash ? FindDetail(hash) : null;

    /// <summary>What happened.</summary>
    public JsonElement Body => Root.GetProperty("body"u8);

    /// <summary>When the grain decided.</summary>
    public DateTimeOffset Time => _time ??= Root.GetProperty("time"u8).GetDateTimeOffset();

    /// <summary>The owner, or nothing for what belongs to the platform as a whole.</summary>
    public string? Tenant => Text("tenant");

    /// <summary>The caller's subject.</summary>
    public string Actor => Text("actor")!;

    /// <summary>The revision of the pack in force.</summary>
    public string? PolicyRevision => Text("policyRevision");

    /// <summary>Whether it happened; otherwise it was refused.</summary>
    public bool IsApplied => Root.GetProperty("outcome"u8).ValueEquals("applied"u8);

    private string? Text(string member) => Root.Text(member);
}
