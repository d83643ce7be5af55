using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>What stands against creating an API token.</summary>
public static class TokenRules
{
    /// <summary>The longest life of a token: a forgotten one ends by itself.</summary>
    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(366);

    /// <summary>The longest name and subject, in characters.</summary>
    public const int MaxText = 80;

    /// <summary>Every reason against it.</summary>
    public static ImmutableArray<Reason> Refuse(
        string name, string subject, ImmutableArray<Role> roles, DateTimeOffset expiresAt, bool exists, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(subject);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!Permissions.Allows(caller, "token.manage"))
        {
            reasons.Add(new Reason("auth.forbidden", "your roles do not allow to create tokens"));
        }

        if (exists)
        {
            reasons.Add(new Reason("id.taken", "a token has this id"));
        }

        if (name.Length is 0 or > MaxText || subject.Length is 0 or > MaxText)
        {
            reasons.Add(new Reason("request.invalid", $"`name` and `subject` have 1 to {MaxText} characters"));
        }

        if (roles.IsDefaultOrEmpty || roles.Contains(Role.System))
        {
            reasons.Add(new Reason("request.invalid", "a token has at least one role, and never that of the program itself"));
        }

        if (expiresAt <= now || expiresAt > now + MaxLife)
        {
            reasons.Add(new Reason("request.invalid", $"a token ends in the future and within {MaxLife.Days} days"));
        }

        return reasons.ToImmutable();
    }
}
