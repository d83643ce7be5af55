using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Who asks. Made by the edge after authentication, signed, and verified by every silo before a grain runs.
/// </summary>
/// <param name="Subject">The identity that the ledger names as actor: a person's pseudonym, a token's or a job's name.</param>
/// <param name="Scope">Whose things the caller may touch.</param>
/// <param name="Roles">What the caller may do there; empty means nothing.</param>
/// <param name="Method">How the caller proved who it is: <c>token</c>, <c>mtls</c>, <c>system</c>, or how a session was begun.</param>
/// <param name="Until">The caller is nobody from this moment on.</param>
[GenerateSerializer, Immutable, Alias("dcops.Caller")]
public sealed record Caller(
    [property: Id(0)] string Subject,
    [property: Id(1)] TenantScope Scope,
    [property: Id(2)] ImmutableArray<Role> Roles,
    [property: Id(3)] string Method,
    [property: Id(4)] DateTimeOffset Until)
{
    /// <summary>
    /// The human being behind the subject: one person counts once, whatever subjects and roles act for them. Absent for
    /// programs and for the set-up identity, which can therefore neither ask for a second person nor be one.
    /// </summary>
    [Id(5)] public string? Person { get; init; }

    /// <summary>
    /// The operations that the caller is bound to, whatever else its roles allow; absent for no such bound.
    /// <see cref="Permissions.Allows"/> is where it counts.
    /// </summary>
    [Id(6)] public ImmutableArray<string>? Operations { get; init; }

    /// <summary>The <see cref="Method"/> of the program's own calls.</summary>
    public const string ByProgram = "system";

    /// <summary>Whether the caller has one of <paramref name="roles"/>.</summary>
    public bool HasAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A caller for the program's own work, as in <c>system/sweep</c>: all tenants, for five minutes.</summary>
    public static Caller ForSystem(string job, DateTimeOffset now) =>
        new($"system/{job}", TenantScope.All, [Role.System], ByProgram, now.AddMinutes(5));
}
