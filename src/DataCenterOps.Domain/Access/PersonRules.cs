using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>What stands against letting a person in, and against what persons do with their own account.</summary>
public static class PersonRules
{
    /// <summary>The fewest characters of a password.</summary>
    public const int MinPassword = 12;

    /// <summary>The most characters of a password: enough for any sentence, and no more work than that.</summary>
    public const int MaxPassword = 128;

    /// <summary>The longest display name, in characters.</summary>
    public const int MaxName = 80;

    /// <summary>How long a link lasts by which a person comes in for the first time.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    private const int FewestDifferent = 5;

    /// <summary>Every reason against inviting somebody.</summary>
    public static ImmutableArray<Reason> RefuseInvitation(PersonState before, ImmutableArray<Role> roles, TenantScope scope, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(before);
        var reasons = Managing(caller).ToBuilder();
        if (before.Exists)
        {
            reasons.Add(new Reason("id.taken", "a person has this id"));
        }

        reasons.AddRange(RefuseRoles(roles, scope));
        if (NeedsTwo.IsPrivileged(scope, roles) && !NeedsTwo.ActsAlone(caller))
        {
            reasons.Add(new Reason(
                "person.privileged", "an invitation carries no privileged role over all tenants: ask for it once the person has joined"));
        }

        return reasons.ToImmutable();
    }

    /// <summary>Every reason against changing the account of somebody else.</summary>
    public static ImmutableArray<Reason> RefuseManaging(PersonState before, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(before);
        var reasons = Managing(caller);
        return reasons.IsEmpty && !before.Exists ? [new Reason("not_found", "there is no such person")] : reasons;
    }

    /// <summary>Every reason against changing here what an issuer says of a person.</summary>
    public static ImmutableArray<Reason> RefuseIssuers(PersonState before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.IsFromIssuer
            ? [new Reason("person.issuer", "the person's roles and way in are the issuer's: change them there, or close the way in here")]
            : [];
    }

    /// <summary>Whether no issuer speaks for the account: it was made here, or its way in is closed.</summary>
    public static bool IsClosedToIssuers(PersonState before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before is { Exists: true, IsFromIssuer: false } or { IsDisabled: true };
    }

    /// <summary>Every reason against a change that only the person may make.</summary>
    public static ImmutableArray<Reason> RefuseOwn(PersonState before, string id, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(caller);
        return before is { Exists: true, IsDisabled: false } && caller.Person == id
            ? []
            : [new Reason("auth.forbidden", "only the person may change this")];
    }

    /// <summary>Every reason against these roles over this scope. Without a role somebody has an account and sees their own profile.</summary>
    public static ImmutableArray<Reason> RefuseRoles(ImmutableArray<Role> roles, TenantScope scope) => scope == default
        ? [new Reason("request.invalid", "`tenant` is `*` or a tenant")]
        : roles.IsEmpty ? []
        : [.. RoleRules.Refuse(roles, scope).Select(reason => new Reason("request.invalid", reason))];

    /// <summary>Every reason against a password.</summary>
    public static ImmutableArray<Reason> RefusePassword(string password, LoginName login)
    {
        ArgumentNullException.ThrowIfNull(password);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (password.Length is < MinPassword or > MaxPassword)
        {
            reasons.Add(new Reason("password.length", $"a password has {MinPassword} to {MaxPassword} characters"));
        }

        if (password.Distinct().Count() < FewestDifferent || password.Contains(login.Value, StringComparison.OrdinalIgnoreCase))
        {
            reasons.Add(new Reason("password.weak", "a password has several different characters and does not hold the name"));
        }

        return reasons.ToImmutable();
    }

    private static ImmutableArray<Reason> Managing(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Permissions.Allows(caller, "person.manage") ? [] : [new Reason("auth.forbidden", "your roles do not allow to manage people")];
    }
}
