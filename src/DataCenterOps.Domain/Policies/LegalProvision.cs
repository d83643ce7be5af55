using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>One article or paragraph as the pack records it: law is versioned data with a status of its own.</summary>
public sealed record LegalProvision
{
    /// <summary>What <see cref="State"/> can be.</summary>
    public static IReadOnlyList<string> States { get; } = ["draft", "in-force", "repealed"];

    /// <summary>As in <c>dz-18-07-44-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The law, decree or decision, as it is cited: in French.</summary>
    public required string Instrument { get; init; }

    /// <summary>The article, or <c>unverified</c>.</summary>
    public required string Article { get; init; }

    /// <summary>A paragraph of the article.</summary>
    public string? Paragraph { get; init; }

    /// <summary>What the instrument is called.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The two-letter codes of the languages in which <see cref="Title"/> is the pack's translation, not the official title.</summary>
    public ImmutableArray<string> Translated { get; init; } = [];

    /// <summary>The wording.</summary>
    public LocalizedText? Texts { get; init; }

    /// <summary><c>draft</c>, <c>in-force</c> or <c>repealed</c>. A draft never enforces.</summary>
    public required string State { get; init; }

    /// <summary>From when it binds.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>From when it no longer binds.</summary>
    public DateTimeOffset? RepealedAt { get; init; }

    /// <summary>Where the text stands on the web.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Where it stands in the official gazette.</summary>
    public string? GazetteRef { get; init; }

    /// <summary>Periods, levels and amounts that the text sets, a JSON object: parameters of policies name them.</summary>
    public required JsonElement Values { get; init; }

    /// <summary>How sure the pack is of it.</summary>
    public required LegalVerification Verification { get; init; }
}
