using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using Orleans;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>What somebody asks others to agree to: that findings stay open for a while.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">Its rules; none for all that a subject violates.</param>
/// <param name="Subjects">The subjects; none for all of the tenant that violate the rules now. The set that is found is frozen.</param>
/// <param name="Reason">Why. It stays in the ledger and names nobody.</param>
/// <param name="Ticket">Where it is followed up.</param>
/// <param name="RiskOwner">The office that bears the risk: a function, not a name.</param>
/// <param name="Controls">What is done instead.</param>
/// <param name="Until">From this moment on nothing is waived. Whole seconds.</param>
[GenerateSerializer, Immutable, Alias("dcops.WaiverRequest")]
public sealed record WaiverRequest(
    [property: Id(0)] string Policy,
    [property: Id(1)] ImmutableArray<string> Rules,
    [property: Id(2)] ImmutableArray<WaiverSubject> Subjects,
    [property: Id(3)] string Reason,
    [property: Id(4)] string Ticket,
    [property: Id(5)] string RiskOwner,
    [property: Id(6)] ImmutableArray<string> Controls,
    [property: Id(7)] DateTimeOffset Until)
{
    /// <summary>How the findings will be mended: asked for from the third renewal on.</summary>
    [Id(8)] public string? Plan { get; init; }

    /// <summary>By when.</summary>
    [Id(9)] public DateTimeOffset? PlanDue { get; init; }

    /// <summary>A decision whose facts are waived instead of those of the estate: that of a change that was refused.</summary>
    [Id(10)] public string? Decision { get; init; }

    /// <summary>Every reason against what was written, before anything is looked up.</summary>
    public ImmutableArray<Reason> Refuse(DateTimeOffset now)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        Add(!IsLine(Reason, WaiverLimits.TextLength), WaiverReasons.NoReason);
        Add(!IsLine(Ticket, WaiverLimits.NameLength), WaiverReasons.NoTicket);
        Add(!IsLine(RiskOwner, WaiverLimits.NameLength), WaiverReasons.NoOwner);
        Add(
            Controls.IsDefaultOrEmpty || Controls.Length > WaiverLimits.Controls || !Controls.All(control => IsLine(control, WaiverLimits.ControlLength)),
            WaiverReasons.NoControls);
        Add(Until <= now || Until.Ticks % TimeSpan.TicksPerSecond != 0, WaiverReasons.Past);
        Add(Subjects.Length > WaiverLimits.Pairs, WaiverReasons.TooLarge);
        return reasons.ToImmutable();

        void Add(bool against, Reason reason)
        {
            if (against)
            {
                reasons.Add(reason);
            }
        }
    }

    /// <summary>Every reason why <paramref name="policy"/> does not let it be waived until then.</summary>
    public ImmutableArray<Reason> Refuse(Policy? policy, DateTimeOffset now)
    {
        if (policy is null)
        {
            return [WaiverReasons.NoPolicy];
        }

        if (!policy.Waivers.Allowed)
        {
            return [WaiverReasons.NotAllowed];
        }

        var known = policy.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Rules.All(known.Contains) ? ImmutableArray<Reason>.Empty : [WaiverReasons.NoRule],
            .. Until <= now.AddDays(policy.Waivers.MaxDays) ? ImmutableArray<Reason>.Empty : [WaiverReasons.TooLong(policy.Waivers.MaxDays)],
        ];
    }

    /// <summary>Every reason against the <paramref name="renewals"/>th renewal.</summary>
    public ImmutableArray<Reason> RefuseRenewal(int renewals) =>
        renewals <= WaiverLimits.RenewalsBeforePlan || (Plan is { } plan && IsLine(plan, WaiverLimits.TextLength) && PlanDue is { } due && due <= Until)
            ? []
            : [WaiverReasons.NoPlan];

    private static bool IsLine(string text, int length) =>
        text.Trim().Length > 0 && text.Length <= length && TextRules.ForbiddenInValue(text) < 0 && TextRules.LoneSurrogate(text) < 0;
}
