using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A time in which enforcement is or was lifted.</summary>
public sealed record BreakGlassRow
{
    /// <summary>Its id, which is its request's.</summary>
    public required string Id { get; init; }

    /// <summary>The tenant; absent for everything.</summary>
    public string? Tenant { get; init; }

    /// <summary>The one system; absent for a whole tenant.</summary>
    public string? System { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The person who asked.</summary>
    public required string Requester { get; init; }

    /// <summary>The persons who agreed, with commas.</summary>
    public required string Approvers { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset UntilAt { get; init; }

    /// <summary>When it was over; absent until that was written down.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it early.</summary>
    public string? EndedBy { get; init; }

    /// <summary>By when somebody is to have reviewed it.</summary>
    public required DateTimeOffset ReviewDue { get; init; }

    /// <summary>When somebody has.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Who.</summary>
    public string? Reviewer { get; init; }

    /// <summary>What they wrote, unless it was erased.</summary>
    public string? Review { get; init; }

    /// <summary>How many decisions were made that would have been denials.</summary>
    public required long Decisions { get; init; }

    /// <summary>Where it stands.</summary>
    public string StateAt(DateTimeOffset now) => BreakGlassStates.At(UntilAt, EndedAt, ReviewDue, ReviewedAt, now);
}
