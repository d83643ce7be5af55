using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Why a request is not made, not agreed to or not carried out. Codes are stable.</summary>
public static class ApprovalReasons
{
    /// <summary>The caller is a program.</summary>
    public static Reason NoPerson { get; } =
        new("approval.person", "this needs two persons, and the caller is a program: sign in as yourself");

    /// <summary>The caller asked for it.</summary>
    public static Reason Requester { get; } =
        new("approval.requester", "who asks does not agree to it as well, whatever role or subject they act by");

    /// <summary>The request is about the caller's own account.</summary>
    public static Reason OwnAccount { get; } = new("approval.own_account", "nobody agrees to roles of their own");

    /// <summary>The person has agreed before, or for somebody.</summary>
    public static Reason Counted { get; } = new("approval.counted", "one person counts once, and you have been counted");

    /// <summary>The person has named a deputy.</summary>
    public static Reason PassedOn { get; } = new("approval.passed", "you have named a deputy for this request, who agrees in your place");

    /// <summary>The roles do not suffice.</summary>
    public static Reason Role { get; } = new("auth.forbidden", "your roles do not allow to agree to this");

    /// <summary>The roles do not allow to ask.</summary>
    public static Reason Asker { get; } = new("auth.forbidden", "your roles do not allow to ask for this");

    /// <summary>Both persons act by one role.</summary>
    public static Reason SameRole { get; } =
        new("approval.same_role", "this needs two different roles, and yours is the one by which it was asked for");

    /// <summary>Both persons are of one organisation.</summary>
    public static Reason SameOrganisation { get; } =
        new("approval.same_organisation", "this needs somebody of another organisation than the one that asks");

    /// <summary>What was agreed to is not what is asked for.</summary>
    public static Reason Digest { get; } =
        new("approval.digest", "the digest is not that of this request: read it again before you agree to it");

    /// <summary>Too late.</summary>
    public static Reason Expired { get; } = new("approval.expired", "the time of this request is over: it must be asked for again");

    /// <summary>Carried out before.</summary>
    public static Reason Used { get; } = new("approval.used", "this request was carried out, which happens once");

    /// <summary>Refused before.</summary>
    public static Reason Rejected { get; } = new("approval.rejected", "this request was refused");

    /// <summary>Taken back before.</summary>
    public static Reason Withdrawn { get; } = new("approval.withdrawn", "this request was taken back by who asked for it");

    /// <summary>Found void before.</summary>
    public static Reason Void { get; } = new("approval.void", "something had changed when this request was to be carried out: it must be asked for again");

    /// <summary>Too few have agreed.</summary>
    public static Reason Waiting { get; } = new("approval.waiting", "this request still waits for others");

    /// <summary>Enough have agreed.</summary>
    public static Reason Complete { get; } = new("approval.complete", "enough persons have agreed to this request");

    /// <summary>Only who asked may take it back.</summary>
    public static Reason NotYours { get; } = new("approval.not_yours", "only the person who asked takes a request back");

    /// <summary>A reason is asked for.</summary>
    public static Reason NoReason { get; } = new("request.invalid", $"`reason` has 1 to {ApprovalLimits.ReasonLength} characters");

    /// <summary>The deputy is who asked.</summary>
    public static Reason DeputyAsked { get; } = new("approval.requester", "who asks for it cannot be anybody's deputy in it");

    /// <summary>The deputy is the caller.</summary>
    public static Reason DeputySelf { get; } = new("approval.deputy", "nobody is their own deputy");

    /// <summary>The deputy was counted.</summary>
    public static Reason DeputyCounted { get; } = new("approval.counted", "the deputy has agreed already, or is somebody's deputy in this");

    /// <summary>The deputy is nobody.</summary>
    public static Reason DeputyUnknown { get; } = new("approval.deputy", "the deputy is no person who agrees to things here");

    /// <summary>The deputy is in another role.</summary>
    public static Reason DeputyRole { get; } =
        new("approval.deputy_role", "the deputy is nobody who has one of the roles by which you agree to things");

    /// <summary>The span cannot be.</summary>
    public static Reason DeputySpan { get; } =
        new("approval.deputy_span", $"a deputy is named for a time that ends in the future, at most {DeputyRules.MaxSpan.Days} days long");

    /// <summary>There is no deputy to end.</summary>
    public static Reason NoDeputy { get; } = new("not_found", "you have named no deputy");

    /// <summary>A deputy names no deputy.</summary>
    public static Reason DeputyChain { get; } = new("approval.deputy", "a deputy agrees or does not, and names nobody else");

    /// <summary>Enough deputies.</summary>
    public static Reason TooManyPasses { get; } =
        new("approval.deputy", $"this request was passed on {ApprovalLimits.Passes} times, which is the most");

    /// <summary>Who asked may not any more.</summary>
    public static Reason RequesterLost { get; } =
        new("approval.role_lost", "the person who asked is no longer in the role by which they asked");

    /// <summary>Who agreed may not any more.</summary>
    public static Reason ApproverLost { get; } =
        new("approval.role_lost", "a person who agreed is no longer in the role by which they agreed");

    /// <summary>The thing has changed.</summary>
    public static Reason ObjectChanged { get; } =
        new("approval.object_changed", "what the request is about has changed since it was asked for");

    /// <summary>Other rules would be set aside now.</summary>
    public static Reason FactsMoved { get; } =
        new("approval.facts", "the change would set aside other rules now than those that were shown: ask again");

    /// <summary>The policies have changed.</summary>
    public static Reason PolicyChanged { get; } =
        new("approval.policy_changed", "the pack in force is not the one that was in force when it was asked for");
}
