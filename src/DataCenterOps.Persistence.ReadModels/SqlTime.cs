namespace DataCenterOps.Persistence.ReadModels;

/// <summary>
/// Times in tables: whole microseconds since 1970 in UTC, as <c>bigint</c>. One form for both databases, exact to what an
/// entry can hold, and in order when compared.
/// </summary>
public static class SqlTime
{
    /// <summary>The number that stands for <paramref name="time"/>; what is finer than a microsecond is cut.</summary>
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time that <paramref name="microseconds"/> stands for.</summary>
    public static DateTimeOffset From(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
