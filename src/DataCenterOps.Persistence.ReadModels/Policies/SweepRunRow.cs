using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>What the last sweep of a shard came to.</summary>
public sealed record SweepRunRow
{
    /// <summary>The tenant, or <c>platform</c> for what belongs to none.</summary>
    public required string Shard { get; init; }

    /// <summary><c>full</c> or <c>delta</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The pack by which it judged.</summary>
    public required string Revision { get; init; }

    /// <summary>The ledger's last position when it began.</summary>
    public required long JudgedPosition { get; init; }

    /// <summary>The moment that rules saw as <c>now</c>.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>When everything was last judged; absent before the first time.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>How many subjects it judged.</summary>
    public required long Subjects { get; init; }

    /// <summary>How many findings were open after it.</summary>
    public required long Open { get; init; }

    /// <summary>The hash of those.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The ledger position of its digest.</summary>
    public required long Position { get; init; }

    /// <summary>Whether it is too long ago that everything was judged: what is shown may no longer be so.</summary>
    public bool IsStale(DateTimeOffset now) => FullAt is not { } at || now - at > PolicyLimits.SweepStale;
}
