using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// One CloudEvent 1.0 of any type, with the attributes in the form the specification asks. It borrows the document it
/// was read from: use it before that is disposed of.
/// </summary>
internal sealed record CloudEvent
{
    /// <summary>Unique at its source; not empty.</summary>
    public required string Id { get; init; }

    /// <summary>A URI reference; not empty.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of event; not empty.</summary>
    public required string Type { get; init; }

    /// <summary>What the event is about.</summary>
    public string? Subject { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The media type of the data.</summary>
    public string? DataContentType { get; init; }

    /// <summary>An absolute URI.</summary>
    public string? DataSchema { get; init; }

    /// <summary>Attributes that the specification does not know, as text.</summary>
    public ImmutableSortedDictionary<string, string> Extensions { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The data as JSON, where there is some.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Whether the data came as <c>data_base64</c>.</summary>
    public bool IsBinary { get; init; }
}
