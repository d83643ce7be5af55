namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>Where a break-glass stands, as a code that readers see.</summary>
public static class BreakGlassStates
{
    /// <summary>The codes by which lists can be filtered.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["active", "review", "overdue", "reviewed"];

    /// <summary>The code at <paramref name="now"/>.</summary>
    /// <param name="until">When it ends by itself.</param>
    /// <param name="endedAt">When it was over, if that was written down.</param>
    /// <param name="reviewDue">By when it is to be reviewed.</param>
    /// <param name="reviewedAt">When it was.</param>
    /// <param name="now">The moment.</param>
    public static string At(DateTimeOffset until, DateTimeOffset? endedAt, DateTimeOffset reviewDue, DateTimeOffset? reviewedAt, DateTimeOffset now) =>
        reviewedAt is not null ? "reviewed"
        : endedAt is null && now < until ? "active"
        : now < reviewDue ? "review"
        : "overdue";
}
