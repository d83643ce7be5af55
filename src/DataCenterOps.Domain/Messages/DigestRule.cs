namespace DataCenterOps.Domain.Messages;

/// <summary>
/// When a message goes to a person: the first at once; what comes within the window after it waits and goes as one; what is
/// urgent waits for nothing.
/// </summary>
public static class DigestRule
{
    /// <summary>When a new sending to somebody is due.</summary>
    /// <param name="isAtOnce">Whether it waits for nothing.</param>
    /// <param name="lastDue">When the last one that was not urgent was due, if there was any.</param>
    /// <param name="now">This moment.</param>
    public static DateTimeOffset DueAt(bool isAtOnce, DateTimeOffset? lastDue, DateTimeOffset now) =>
        !isAtOnce && lastDue is { } last && last + MessageLimits.Window > now ? last + MessageLimits.Window : now;
}
