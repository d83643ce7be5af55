using System.Collections.Immutable;

namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>How a person wants to be told things. Personal.</summary>
public sealed record ContactRow
{
    /// <summary>A two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>Where mail goes; absent where nothing is confirmed.</summary>
    public string? Address { get; init; }

    /// <summary>An address that is not confirmed yet.</summary>
    public string? AskedAddress { get; init; }

    /// <summary>When that was asked for last.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>How often within a day.</summary>
    public long AskedCount { get; init; }

    /// <summary>The hash of the code that confirms it.</summary>
    public string? CodeHash { get; init; }

    /// <summary>Until when that code is good.</summary>
    public DateTimeOffset CodeUntil { get; init; }

    /// <summary>How often a wrong one was typed.</summary>
    public long CodeTries { get; init; }

    /// <summary>Codes of kinds, with commas.</summary>
    public required string Muted { get; init; }

    /// <summary>The kinds that the person does not want by mail.</summary>
    public ImmutableArray<string> MutedKinds => [.. Muted.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
