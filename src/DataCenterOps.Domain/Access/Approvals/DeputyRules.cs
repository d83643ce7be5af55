using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Who may stand in for whom, and for how long, in whatever the person might agree to.</summary>
public static class DeputyRules
{
    /// <summary>How long at most: a long leave. What lasts longer is a role of its own.</summary>
    public static readonly TimeSpan MaxSpan = TimeSpan.FromDays(60);

    /// <summary>The roles of a person by which they agree to things.</summary>
    public static ImmutableArray<Role> Deciding(IEnumerable<Role> roles) => [.. roles.Distinct().Where(NeedsTwo.Deciders.Contains)];

    /// <summary>Every reason against naming somebody.</summary>
    /// <param name="caller">The person who names.</param>
    /// <param name="deputy">Who would stand in.</param>
    /// <param name="deputyIs">What that person is now.</param>
    /// <param name="from">From this moment on.</param>
    /// <param name="until">And no more at this one.</param>
    /// <param name="now">The moment of the decision.</param>
    public static ImmutableArray<Reason> Refuse(
        Caller caller, string deputy, PersonStanding deputyIs, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(deputyIs);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (caller.Person is null)
        {
            reasons.Add(ApprovalReasons.NoPerson);
        }

        if (caller.Person == deputy)
        {
            reasons.Add(ApprovalReasons.DeputySelf);
        }
        else if (!SharesRole(Deciding(caller.Roles), deputyIs))
        {
            reasons.Add(ApprovalReasons.DeputyRole);
        }

        if (until <= from || until <= now || until - from > MaxSpan || from > now + MaxSpan)
        {
            reasons.Add(ApprovalReasons.DeputySpan);
        }

        return reasons.ToImmutable();
    }

    /// <summary>Whether a deputy has one of the roles by which the person agrees, for the whole platform.</summary>
    public static bool SharesRole(ImmutableArray<Role> deciding, PersonStanding deputyIs)
    {
        ArgumentNullException.ThrowIfNull(deputyIs);
        return deputyIs.Holds(deciding, tenant: null, "*");
    }
}
