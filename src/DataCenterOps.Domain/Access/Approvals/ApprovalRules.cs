using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Who may ask for others' consent, give it, refuse it, take the request back and name a deputy.</summary>
public static class ApprovalRules
{
    /// <summary>Asks. The request was made from the caller by the grain that will carry it out.</summary>
    public static ImmutableArray<Reason> Request(string operation, Estate.TenantId? tenant, Caller caller)
    {
        var rule = RuleOf(operation);
        return ApprovalParty.Of(caller) is not { } party ? [ApprovalReasons.NoPerson]
            : !party.Covers(tenant) || !party.Roles.Any(rule.Askers.Contains) ? [ApprovalReasons.Asker]
            : [];
    }

    /// <summary>Agrees to what has <paramref name="digest"/>.</summary>
    /// <param name="record">The request.</param>
    /// <param name="caller">Who agrees.</param>
    /// <param name="digest">The digest of what the caller has seen.</param>
    /// <param name="now">When.</param>
    /// <param name="standing">Those whose standing deputy the caller is now, as they are now.</param>
    public static ApprovalChange Approve(
        ApprovalRecord record, Caller caller, string digest, DateTimeOffset now, ImmutableArray<ApprovalParty> standing = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (ApprovalParty.Of(caller) is not { } party)
        {
            return new ApprovalChange.Refused([ApprovalReasons.NoPerson]);
        }

        var (authority, against) = ApprovalAuthority.Find(record, party, standing);
        ImmutableArray<Reason> reasons =
        [
            .. NotOpen(record, now),
            .. against,
            .. digest == record.Digest ? ImmutableArray<Reason>.Empty : [ApprovalReasons.Digest],
        ];
        return ApprovalChange.Of(reasons, () => new ApprovalEvent.Approved(new ApprovalVoice(party.Person, authority!, digest, now)));
    }

    /// <summary>Refuses. One who might agree is enough, also after others have agreed.</summary>
    /// <param name="record">The request.</param>
    /// <param name="caller">Who refuses.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="standing">Those whose standing deputy the caller is now, as they are now.</param>
    public static ApprovalChange Reject(
        ApprovalRecord record, Caller caller, string reason, DateTimeOffset now, ImmutableArray<ApprovalParty> standing = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(reason);
        if (ApprovalParty.Of(caller) is not { } party)
        {
            return new ApprovalChange.Refused([ApprovalReasons.NoPerson]);
        }

        // Who has agreed may think again until it is carried out.
        var against = record.Voices.Any(voice => voice.Person == party.Person) ? [] : ApprovalAuthority.Find(record, party, standing).Against;
        ImmutableArray<Reason> reasons =
        [
            .. Closed(record, now),
            .. against,
            .. reason.Trim().Length is > 0 and <= ApprovalLimits.ReasonLength ? ImmutableArray<Reason>.Empty : [ApprovalReasons.NoReason],
        ];
        return ApprovalChange.Of(reasons, () => new ApprovalEvent.Rejected(party));
    }

    /// <summary>Takes the request back: the person who asked, by whatever subject.</summary>
    public static ApprovalChange Withdraw(ApprovalRecord record, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(caller);
        ImmutableArray<Reason> reasons =
        [
            .. Closed(record, now),
            .. caller.Person == record.Request.Requester.Person ? ImmutableArray<Reason>.Empty : [ApprovalReasons.NotYours],
        ];
        return ApprovalChange.Of(reasons, () => new ApprovalEvent.Withdrawn());
    }

    /// <summary>Names a deputy for this request. A deputy is one of those who agree to things, though not to this.</summary>
    public static ApprovalChange Pass(
        ApprovalRecord record, Caller caller, string deputy, PersonStanding deputyIs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(deputyIs);
        if (ApprovalParty.Of(caller) is not { } party)
        {
            return new ApprovalChange.Refused([ApprovalReasons.NoPerson]);
        }

        var reasons = ImmutableArray.CreateBuilder<Reason>();
        reasons.AddRange(NotOpen(record, now));
        var isDeputy = ApprovalAuthority.IsDeputy(record, party.Person);
        reasons.AddRange(isDeputy ? [ApprovalReasons.DeputyChain] : ApprovalAuthority.Own(record, party));
        Add(reasons, deputy == party.Person, ApprovalReasons.DeputySelf);
        Add(reasons, deputy == record.Request.Requester.Person, ApprovalReasons.DeputyAsked);
        Add(reasons, ApprovalAuthority.IsCounted(record, deputy) || ApprovalAuthority.IsDeputy(record, deputy), ApprovalReasons.DeputyCounted);
        Add(reasons, ApprovalAuthority.IsAbout(record, deputy), ApprovalReasons.OwnAccount);
        Add(reasons, !deputyIs.MayDecide(record.Request.Tenant), ApprovalReasons.DeputyUnknown);
        Add(reasons, record.Passes.Length >= ApprovalLimits.Passes, ApprovalReasons.TooManyPasses);
        return ApprovalChange.Of(reasons.ToImmutable(), () => new ApprovalEvent.Passed(new ApprovalPass(party, deputy)));
    }

    /// <summary>In whose place a standing deputy would agree; nothing where they may by themselves, or not at all.</summary>
    /// <param name="record">The request.</param>
    /// <param name="deputyIs">What the deputy is now.</param>
    /// <param name="standing">Those whose standing deputy they are now, as they are now.</param>
    /// <param name="now">The moment.</param>
    public static ApprovalParty? InPlaceOf(
        ApprovalRecord record, PersonStanding deputyIs, ImmutableArray<ApprovalParty> standing, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(deputyIs);
        ApprovalParty[] authorities = NotOpen(record, now).IsEmpty
            ? [.. deputyIs.Grants.Select(grant => ApprovalAuthority.Find(record, grant, standing).Authority).OfType<ApprovalParty>()]
            : [];
        return authorities.Any(authority => deputyIs.Grants.Any(grant => grant.Person == authority.Person)) ? null : authorities.FirstOrDefault();
    }

    /// <summary>What the table asks for a request, narrowed to those whom the request names.</summary>
    public static TwoPersonRule RuleOf(ApprovalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rule = RuleOf(request.Operation);
        return request.Approvers.IsEmpty ? rule : rule with { Approvers = [.. rule.Approvers.Where(request.Approvers.Contains)] };
    }

    internal static TwoPersonRule RuleOf(string operation) =>
        NeedsTwo.Find(operation) ?? throw new ArgumentException($"`{operation}` needs one person only", nameof(operation));

    /// <summary>Why the request takes nothing any more.</summary>
    internal static ImmutableArray<Reason> Closed(ApprovalRecord record, DateTimeOffset now) => record.State switch
    {
        ApprovalState.Executed => [ApprovalReasons.Used],
        ApprovalState.Rejected => [ApprovalReasons.Rejected],
        ApprovalState.Withdrawn => [ApprovalReasons.Withdrawn],
        ApprovalState.Void => [ApprovalReasons.Void],
        ApprovalState.Expired => [ApprovalReasons.Expired],
        _ when record.IsExpired(now) => [ApprovalReasons.Expired],
        _ => [],
    };

    private static ImmutableArray<Reason> NotOpen(ApprovalRecord record, DateTimeOffset now) =>
        Closed(record, now) is { IsEmpty: false } closed ? closed
        : record.State == ApprovalState.Approved ? [ApprovalReasons.Complete]
        : [];

    private static void Add(ImmutableArray<Reason>.Builder reasons, bool against, Reason reason)
    {
        if (against)
        {
            reasons.Add(reason);
        }
    }
}
