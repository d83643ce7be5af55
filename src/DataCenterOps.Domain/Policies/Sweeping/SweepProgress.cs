namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>A sweep over everything of one shard that has begun and not ended: where it goes on after a crash.</summary>
/// <param name="Revision">The pack that it judges by.</param>
/// <param name="Position">The ledger's last position when it began.</param>
/// <param name="StartedAt">The moment that rules see as <c>now</c>, one for the whole sweep.</param>
/// <param name="Kind">The kind of the last subject that was judged; empty before the first.</param>
/// <param name="Id">Its id; empty before the first.</param>
/// <param name="Counts">What it has come to so far.</param>
public sealed record SweepProgress(
    string Revision, long Position, DateTimeOffset StartedAt, string Kind, string Id, SweepCounts Counts)
{
    /// <summary>
    /// Whether it can go on. One by another pack cannot, and one that began long ago would judge by a moment that is past: both
    /// begin anew, and what they have written stands until it is replaced.
    /// </summary>
    public bool GoesOn(string revision, DateTimeOffset now) =>
        Revision == revision && now - StartedAt < PolicyLimits.SweepGoesOn && StartedAt <= now;
}
