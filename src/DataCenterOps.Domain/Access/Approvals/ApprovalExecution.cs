using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Checks everything again when a request is to be carried out: consent is for what was shown, and for then.</summary>
public static class ApprovalExecution
{
    /// <summary>Every person whose standing the check needs.</summary>
    public static IEnumerable<string> PersonsOf(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Voices.SelectMany(voice => new[] { voice.Person, voice.Authority.Person })
            .Append(record.Request.Requester.Person).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Every reason against carrying it out now; none when it may be.</summary>
    public static ImmutableArray<Reason> Check(ApprovalRecord record, ExecutionGrounds grounds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(grounds);
        if (ApprovalRules.Closed(record, now) is { IsEmpty: false } closed)
        {
            return closed;
        }

        var persons = record.Voices.Select(voice => voice.Person).Append(record.Request.Requester.Person).ToHashSet(StringComparer.Ordinal);
        if (record.State != ApprovalState.Approved || persons.Count <= record.Request.Others)
        {
            return [ApprovalReasons.Waiting];
        }

        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (record.Voices.Any(voice => voice.Digest != ApprovalForm.Digest(record.Request)))
        {
            reasons.Add(ApprovalReasons.Digest);
        }

        AddStanding(reasons, record, grounds);
        if (grounds.SubjectVersion != record.Request.SubjectVersion)
        {
            reasons.Add(ApprovalReasons.ObjectChanged);
        }

        if (grounds.PolicyRevision != record.Request.PolicyRevision)
        {
            reasons.Add(ApprovalReasons.PolicyChanged);
        }

        return reasons.ToImmutable();
    }

    private static void AddStanding(ImmutableArray<Reason>.Builder reasons, ApprovalRecord record, ExecutionGrounds grounds)
    {
        var rule = ApprovalRules.RuleOf(record.Request);
        var asked = Now(record, grounds, record.Request.Requester);
        if (!asked.Roles.Any(rule.Askers.Contains))
        {
            reasons.Add(ApprovalReasons.RequesterLost);
        }

        foreach (var voice in record.Voices)
        {
            var agrees = Now(record, grounds, voice.Authority);
            if (!agrees.Roles.Any(rule.Approvers.Contains) || (rule.OtherRole && !ApprovalAuthority.AreTwoRoles(rule, asked, agrees))
                || !StandingOf(grounds, voice.Person).MayDecide(record.Request.Tenant))
            {
                // A deputy must still be somebody, and the one whose deputy it is must still be in the role.
                reasons.Add(ApprovalReasons.ApproverLost);
                return;
            }
        }
    }

    // What is left of the roles of that moment: a role that came later was not asked.
    private static ApprovalParty Now(ApprovalRecord record, ExecutionGrounds grounds, ApprovalParty then)
    {
        var standing = StandingOf(grounds, then.Person);
        return then with { Roles = [.. then.Roles.Where(role => standing.Holds([role], record.Request.Tenant, then.Organisation))] };
    }

    private static PersonStanding StandingOf(ExecutionGrounds grounds, string person) =>
        grounds.Persons.GetValueOrDefault(person, PersonStanding.None);
}
