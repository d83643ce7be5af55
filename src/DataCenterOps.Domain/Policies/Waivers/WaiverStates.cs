namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>
/// Where a waiver stands, as a code that readers see. Before it is granted it is a request for consent, and stands where that does.
/// </summary>
public static class WaiverStates
{
    /// <summary>Somebody has ended it.</summary>
    public const string Revoked = "revoked";

    /// <summary>A renewal has taken its place.</summary>
    public const string Superseded = "superseded";

    /// <summary>Its time is over.</summary>
    public const string Expired = "expired";

    /// <summary>The codes by which lists can be filtered.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["active", "expiring", Expired, Revoked, Superseded];

    /// <summary>From this moment on it counts as ending: a week before, for many last no longer than the first reminder looks ahead.</summary>
    public static DateTimeOffset ExpiringFrom(DateTimeOffset until) => until.AddDays(-WaiverLimits.ReminderDays[1]);

    /// <summary>The code at <paramref name="now"/>.</summary>
    /// <param name="until">When it ends by itself.</param>
    /// <param name="ended">How somebody has ended it: one of the codes, or nothing.</param>
    /// <param name="now">The moment.</param>
    public static string At(DateTimeOffset until, string? ended, DateTimeOffset now) =>
        ended ?? (now >= until ? Expired : now >= ExpiringFrom(until) ? "expiring" : "active");
}
