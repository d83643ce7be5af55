namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>Why something is not done about a waiver. Codes are stable.</summary>
public static class WaiverReasons
{
    /// <summary>There is no such policy.</summary>
    public static Reason NoPolicy { get; } = new("waiver.policy", "the pack in force has no such policy");

    /// <summary>There is no such rule.</summary>
    public static Reason NoRule { get; } = new("waiver.rule", "the policy has no such rule");

    /// <summary>Nobody may waive it.</summary>
    public static Reason NotAllowed { get; } = new("waiver.not_allowed", "nobody may leave findings of this policy open: mend what it finds");

    /// <summary>A subject is not there, or not the tenant's.</summary>
    public static Reason NoSubject { get; } = new("waiver.subject", "a subject is not there, or belongs to another tenant");

    /// <summary>There is nothing to waive.</summary>
    public static Reason NothingOpen { get; } = new("waiver.nothing_open", "the rules hold for the subjects, so there is nothing to leave open");

    /// <summary>A subject holds the rules.</summary>
    public static Reason Holds { get; } = new("waiver.holds", "the rules hold for one of the subjects: leave it out");

    /// <summary>What could not be judged cannot be waived.</summary>
    public static Reason Error { get; } = new("waiver.error", "a rule could not be judged for one of the subjects, and what is unknown cannot be waived");

    /// <summary>More than somebody can look at.</summary>
    public static Reason TooLarge { get; } = new(
        "waiver.too_large", $"one waiver leaves at most {WaiverLimits.Pairs} findings with {WaiverLimits.Objects} objects open: ask for several");

    /// <summary>A reason is asked for.</summary>
    public static Reason NoReason { get; } = new("waiver.reason", $"`reason` has 1 to {WaiverLimits.TextLength} characters on one line and names nobody");

    /// <summary>A ticket is asked for.</summary>
    public static Reason NoTicket { get; } = new("waiver.ticket", $"`ticket` has 1 to {WaiverLimits.NameLength} characters on one line");

    /// <summary>Somebody must bear the risk.</summary>
    public static Reason NoOwner { get; } = new("waiver.risk_owner", $"`riskOwner` is the office that bears the risk: 1 to {WaiverLimits.NameLength} characters on one line");

    /// <summary>What is done instead is asked for.</summary>
    public static Reason NoControls { get; } = new(
        "waiver.controls", $"`controls` are 1 to {WaiverLimits.Controls} lines of at most {WaiverLimits.ControlLength} characters: what is done instead");

    /// <summary>It would begin ended.</summary>
    public static Reason Past { get; } = new("waiver.until", "`until` is a moment to come, in whole seconds");

    /// <summary>Longer than the policy allows.</summary>
    public static Reason TooLong(int days) => new("waiver.too_long", $"the policy allows {days} days at most");

    /// <summary>There is no such decision to waive.</summary>
    public static Reason NoDecision { get; } = new("waiver.decision", "there is no such decision of the tenant, its facts are not kept, or the rules would let it pass now");

    /// <summary>A third renewal has a plan.</summary>
    public static Reason NoPlan { get; } = new(
        "waiver.plan", $"the third renewal and each after it need a `plan` of 1 to {WaiverLimits.TextLength} characters with a `planDue` no later than `until`");

    /// <summary>The count is at its ceiling.</summary>
    public static Reason TooMany { get; } = new("waiver.debt_count", $"{WaiverLimits.RunningPerTenant} waivers of the tenant run already: end one first");

    /// <summary>The size is at its ceiling.</summary>
    public static Reason TooMuch { get; } = new("waiver.debt_findings", $"more than {WaiverLimits.PairsPerTenant} findings of the tenant would be waived at once: mend some first");

    /// <summary>The age is at its ceiling.</summary>
    public static Reason TooOld { get; } = new("waiver.debt_age", $"the tenant's findings have been waived for more than {WaiverLimits.PairDaysPerTenant} days together: mend the oldest first");

    /// <summary>It covers nothing any more.</summary>
    public static Reason Ended { get; } = new("waiver.ended", "the waiver has ended");

    /// <summary>It still runs.</summary>
    public static Reason Running { get; } = new("waiver.running", "the waiver has not ended");
}
