using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>What stands against a token that counts as a person: whoever could make one for another would be two persons.</summary>
public static class PersonalTokens
{
    /// <summary>
    /// What a token counts for while its person has an account: no more than the account does at this moment, and where both
    /// reach. What was taken from the account is taken from its tokens.
    /// </summary>
    public static Identity Cut(Identity token, ImmutableArray<Role> roles, TenantScope scope)
    {
        ArgumentNullException.ThrowIfNull(token);
        var both = scope.IsAll ? token.Scope : token.Scope.IsAll || token.Scope == scope ? scope : default;
        return token with { Scope = both, Roles = both == default ? [] : [.. token.Roles.Where(roles.Contains)] };
    }

    /// <summary>Every reason against it; none for a program's token.</summary>
    public static ImmutableArray<Reason> Refuse(Identity identity, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(caller);
        if (identity.Person is not { } person)
        {
            return [];
        }

        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (person.Length is 0 or > TokenRules.MaxText || !person.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.'))
        {
            reasons.Add(new Reason("request.invalid", $"`person` has 1 to {TokenRules.MaxText} of the characters a-z, 0-9, `.`, `_` and `-`"));
        }

        // Before there are persons, whoever sets the platform up makes the first tokens for them.
        if (Approvals.NeedsTwo.ActsAlone(caller))
        {
            return reasons.ToImmutable();
        }

        if (caller.Person != person)
        {
            reasons.Add(new Reason("auth.forbidden", "a token that counts as a person is made by that person"));
        }
        else if (identity.Roles.Except(caller.Roles).Any() || (caller.Scope != identity.Scope && !caller.Scope.IsAll))
        {
            reasons.Add(new Reason("auth.forbidden", "a token of yours holds no role that you do not hold"));
        }

        return reasons.ToImmutable();
    }
}
