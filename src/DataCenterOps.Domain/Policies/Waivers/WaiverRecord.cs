using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>One waiver and what has become of it: the fold of its events.</summary>
/// <param name="Policy">The policy whose findings it leaves open.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Ended">How it has ended, if that was written down: one of <see cref="WaiverStates.Codes"/>.</param>
public sealed record WaiverRecord(string Policy, DateTimeOffset Until, string? Ended)
{
    /// <summary>Every reason against ending it by hand.</summary>
    public ImmutableArray<Reason> RefuseRevocation(string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return
        [
            .. Ended is null && now < Until ? ImmutableArray<Reason>.Empty : [WaiverReasons.Ended],
            .. reason.Trim().Length is > 0 and <= WaiverLimits.TextLength ? ImmutableArray<Reason>.Empty : [WaiverReasons.NoReason],
        ];
    }

    /// <summary>Every reason against writing down that its time is over.</summary>
    public ImmutableArray<Reason> RefuseClosing(DateTimeOffset now) =>
        Ended is not null ? [WaiverReasons.Ended] : now < Until ? [WaiverReasons.Running] : [];
}
