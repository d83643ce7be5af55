using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>A permission to leave findings open. It ends by itself: whether it runs is asked of the clock at each decision.</summary>
/// <param name="Id">The name of the request that others agreed to.</param>
/// <param name="From">From this instant on.</param>
/// <param name="Until">And no more at this one.</param>
/// <param name="Pairs">What it leaves open.</param>
public sealed record Waiver(string Id, DateTimeOffset From, DateTimeOffset Until, ImmutableArray<WaivedPair> Pairs)
{
    /// <summary>Whether it covers anything at <paramref name="now"/>.</summary>
    public bool IsRunning(DateTimeOffset now) => From <= now && now < Until;
}
