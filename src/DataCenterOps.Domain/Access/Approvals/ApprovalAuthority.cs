using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>By what right a person agrees: their own roles, or those of somebody who has named them as deputy.</summary>
internal static class ApprovalAuthority
{
    /// <summary>The right that <paramref name="party"/> has, or every reason why it has none.</summary>
    /// <param name="record">The request.</param>
    /// <param name="party">Who agrees.</param>
    /// <param name="standing">Those whose standing deputy the party is now, as they are now.</param>
    public static (ApprovalParty? Authority, ImmutableArray<Reason> Against) Find(
        ApprovalRecord record, ApprovalParty party, ImmutableArray<ApprovalParty> standing = default)
    {
        var own = Own(record, party);
        if (own.IsEmpty)
        {
            return (party, own);
        }

        // A deputy needs no role of their own, but must be another person than all who were counted.
        var stands = party.Person != record.Request.Requester.Person && !IsAbout(record, party.Person) && !IsCounted(record, party.Person);
        var passed = record.Passes.FirstOrDefault(pass => pass.Deputy == party.Person)?.From;
        var from = passed is not null && !IsCounted(record, passed.Person)
            ? passed
            : standing.IsDefaultOrEmpty ? null : standing.FirstOrDefault(person => Own(record, person).IsEmpty);
        return stands && from is not null ? (from, []) : (null, own);
    }

    /// <summary>Why <paramref name="party"/> does not agree by its own roles.</summary>
    public static ImmutableArray<Reason> Own(ApprovalRecord record, ApprovalParty party)
    {
        if (party.Person == record.Request.Requester.Person)
        {
            return [ApprovalReasons.Requester];
        }

        if (IsAbout(record, party.Person))
        {
            return [ApprovalReasons.OwnAccount];
        }

        if (IsCounted(record, party.Person))
        {
            return [ApprovalReasons.Counted];
        }

        return record.Passes.Any(pass => pass.From.Person == party.Person)
            ? [ApprovalReasons.PassedOn]
            : Roles(record, party);
    }

    /// <summary>Whether the person has agreed, or somebody has by the person's right.</summary>
    public static bool IsCounted(ApprovalRecord record, string person) =>
        record.Voices.Any(voice => voice.Person == person || voice.Authority.Person == person);

    /// <summary>Whether the request is about the person's own account: who gains by it is not the one who agrees.</summary>
    public static bool IsAbout(ApprovalRecord record, string person) =>
        record.Request.SubjectKind == NeedsTwo.Person && record.Request.SubjectId == person;

    /// <summary>Whether somebody has named the person as deputy.</summary>
    public static bool IsDeputy(ApprovalRecord record, string person) => record.Passes.Any(pass => pass.Deputy == person);

    /// <summary>Whether one asks by a role and the other agrees by another, whatever else both may be.</summary>
    public static bool AreTwoRoles(TwoPersonRule rule, ApprovalParty asked, ApprovalParty agrees) =>
        asked.Roles.Where(rule.Askers.Contains).Any(role => agrees.Roles.Any(other => other != role && rule.Approvers.Contains(other)));

    private static ImmutableArray<Reason> Roles(ApprovalRecord record, ApprovalParty party)
    {
        var rule = ApprovalRules.RuleOf(record.Request);
        if (!party.Covers(record.Request.Tenant) || !party.Roles.Any(rule.Approvers.Contains))
        {
            return [ApprovalReasons.Role];
        }

        var asked = record.Request.Requester;
        if (rule.OtherRole && !AreTwoRoles(rule, asked, party))
        {
            return [ApprovalReasons.SameRole];
        }

        // The last who can bring the other organisation in must be of it.
        var others = record.Voices.Any(voice => voice.Authority.Organisation != asked.Organisation);
        var isLast = record.Voices.Length + 1 >= record.Request.Others;
        return rule.OtherOrganisation && !others && isLast && party.Organisation == asked.Organisation
            ? [ApprovalReasons.SameOrganisation]
            : [];
    }
}
