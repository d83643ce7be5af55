using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Messages;

/// <summary>Whom a message is for: one person, or all who hold a role at the moment when it is sent out.</summary>
public sealed record MessageAudience
{
    private MessageAudience() { }

    /// <summary>The one person; absent where it is for roles.</summary>
    public string? Person { get; private init; }

    /// <summary>The roles, of which one is enough; empty where it is for one person.</summary>
    public ImmutableArray<Role> Roles { get; private init; } = [];

    /// <summary>Whose thing it is about: only those are told who may see it. Absent for what belongs to the platform.</summary>
    public TenantId? Tenant { get; private init; }

    /// <summary>Who is not told though they hold the role: whoever has done it.</summary>
    public string? Except { get; private init; }

    /// <summary>One person.</summary>
    public static MessageAudience Of(string person) => new() { Person = person };

    /// <summary>Everybody with one of <paramref name="roles"/> who may see the tenant's things.</summary>
    public static MessageAudience With(ImmutableArray<Role> roles, TenantId? tenant = null, string? except = null) =>
        new() { Roles = roles, Tenant = tenant, Except = except };
}
