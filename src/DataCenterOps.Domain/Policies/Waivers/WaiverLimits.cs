namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>Limits of waivers, each with its reason.</summary>
public static class WaiverLimits
{
    /// <summary>Consents beside the one who asks, at least; a pack may ask for more.</summary>
    public const int Others = 2;

    /// <summary>Consents that a pack may ask for: with more, nothing is ever agreed to in time.</summary>
    public const int MostOthers = 5;

    /// <summary>Days that a pack may allow: a year. What is needed for longer is no exception.</summary>
    public const int Days = 366;

    /// <summary>Findings of one waiver: who agrees has looked at each.</summary>
    public const int Pairs = 25;

    /// <summary>Offending objects of one waiver, so that all of it fits into the request that others sign for.</summary>
    public const int Objects = 50;

    /// <summary>Characters of what people write: it is read in a list.</summary>
    public const int TextLength = 500;

    /// <summary>Characters of a ticket or of the name of an office.</summary>
    public const int NameLength = 100;

    /// <summary>Characters of one compensating control.</summary>
    public const int ControlLength = 200;

    /// <summary>Compensating controls: more are a policy of their own.</summary>
    public const int Controls = 8;


    /// <summary>Renewals without a plan; the next ones say how and by when it is mended, and only security officers agree to them.</summary>
    public const int RenewalsBeforePlan = 2;

    /// <summary>Days after its end in which a waiver is renewed; what is asked for later is a new one.</summary>
    public const int RenewalDays = 90;

    /// <summary>Waivers of one tenant that run at once: its exception debt.</summary>
    public const int RunningPerTenant = 20;

    /// <summary>Findings of one tenant that are waived at once.</summary>
    public const int PairsPerTenant = 200;

    /// <summary>Sum over a tenant's waived findings of the days for which they have been waived, renewals included: a hundred for half a year.</summary>
    public const int PairDaysPerTenant = 18_000;

    /// <summary>Waivers that decisions look at: 250 tenants at their ceiling. A newer one beyond covers nothing.</summary>
    public const int InForce = 5_000;

    /// <summary>Waivers that are closed at a time; the others at the next.</summary>
    public const int ClosedAtOnce = 100;

    /// <summary>Days before the end at which people are reminded; from the second on it counts as ending.</summary>
    public static ReadOnlySpan<int> ReminderDays => [30, 7, 1];
}
