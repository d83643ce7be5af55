using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>One break-glass and what has become of it.</summary>
public sealed record BreakGlassRecord
{
    /// <summary>When and for whose things.</summary>
    public required BreakGlassTime Time { get; init; }

    /// <summary>Everybody who took part: who asked, who agreed and for whom, who ended it.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>When it was over; absent until somebody has written that down.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether somebody has reviewed it.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Whether enforcement is lifted at <paramref name="now"/>.</summary>
    public bool IsActive(DateTimeOffset now) => EndedAt is null && Time.IsActive(now);

    /// <summary>Every reason against ending it early.</summary>
    public ImmutableArray<Reason> RefuseEnding(DateTimeOffset now) => IsActive(now) ? [] : [BreakGlassReasons.Ended];

    /// <summary>Every reason against a review by <paramref name="caller"/>.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="text">What they write.</param>
    /// <param name="acted">Whether they have changed something under it.</param>
    /// <param name="now">When.</param>
    public ImmutableArray<Reason> RefuseReview(Caller caller, string text, bool acted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(text);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        Add(caller.Person is null, ApprovalReasons.NoPerson);
        Add(caller.Person is { } person && (acted || Parts.Contains(person, StringComparer.Ordinal)), BreakGlassReasons.TookPart);
        Add(IsActive(now), BreakGlassReasons.Active);
        Add(IsReviewed, BreakGlassReasons.Reviewed);
        Add(text.Trim().Length is 0 or > BreakGlassLimits.ReviewLength, BreakGlassReasons.NoText);
        return reasons.ToImmutable();

        void Add(bool against, Reason reason)
        {
            if (against)
            {
                reasons.Add(reason);
            }
        }
    }
}
