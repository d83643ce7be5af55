namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>A time in which enforcement is lifted. It ends by itself: whether it is active is asked of the clock at each decision.</summary>
/// <param name="Id">The name of the request that two persons agreed on.</param>
/// <param name="Scope">For whose things.</param>
/// <param name="From">From this instant on.</param>
/// <param name="Until">And no more at this one.</param>
public sealed record BreakGlassTime(string Id, BreakGlassScope Scope, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether enforcement is lifted at <paramref name="now"/>.</summary>
    public bool IsActive(DateTimeOffset now) => From <= now && now < Until;
}
