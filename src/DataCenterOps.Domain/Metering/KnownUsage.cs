using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>What the tables know about the events of one batch before it is appended.</summary>
public sealed record KnownUsage
{
    /// <summary>What is stored by source and id.</summary>
    public required ImmutableDictionary<(string Source, string Id), StoredUsage> Events { get; init; }

    /// <summary>The digest that covers a window, by <see cref="UsageWindow.KeyOf"/>.</summary>
    public required ImmutableDictionary<string, string> Windows { get; init; }

    /// <summary>The subjects that the estate has.</summary>
    public required ImmutableHashSet<UsageSubject> Subjects { get; init; }
}
