using System.Security.Claims;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Access;

/// <summary>An identity as claims of a principal, and back.</summary>
public static class CallerPrincipal
{
    // The grains see a caller that lives for a minute; the credential behind it is checked at each request.
    private static readonly TimeSpan CallLife = TimeSpan.FromMinutes(1);

    private const string ScopeClaim = "dcops.scope";
    private const string MethodClaim = "dcops.method";
    private const string PersonClaim = "dcops.person";
    private const string TokenClaim = "dcops.token";
    private const string OperationClaim = "dcops.operation";
    private const string SessionClaim = "dcops.session";

    /// <summary>A principal for <paramref name="identity"/>.</summary>
    /// <param name="identity">Who.</param>
    /// <param name="scheme">The authentication scheme that vouches for it.</param>
    /// <param name="method">How it was proven: <c>token</c>, <c>link</c>.</param>
    /// <param name="session">The console's session that it acts in, if it does.</param>
    /// <param name="name">How the console addresses its holder, if it knows.</param>
    public static KnownHolder Create(Identity identity, string scheme, string method, string? session = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, identity.Subject),
            new(ScopeClaim, identity.Scope.ToString()),
            new(MethodClaim, method),
        };
        claims.AddRange(identity.Roles.Select(role => new Claim(ClaimTypes.Role, role.Code())));
        if (identity.Person is { } person)
        {
            claims.Add(new Claim(PersonClaim, person));
        }

        claims.AddRange((identity.Operations ?? []).Select(operation => new Claim(OperationClaim, operation)));
        if (identity.TokenId is { } token)
        {
            claims.Add(new Claim(TokenClaim, token));
        }

        if (session is not null)
        {
            claims.Add(new Claim(SessionClaim, session));
        }

        if (name is not null)
        {
            claims.Add(new Claim(ClaimTypes.Name, name));
        }

        return new KnownHolder(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>The caller that <paramref name="principal"/> stands for, or nothing when nobody is signed in.</summary>
    public static Caller? Read(ClaimsPrincipal? principal, DateTimeOffset now) =>
        principal is KnownHolder holder ? holder.Lend(now, CallLife, ReadClaims) : ReadClaims(principal, now);

    private static Caller? ReadClaims(ClaimsPrincipal? principal, DateTimeOffset now)
    {
        if (principal is null || SubjectOf(principal) is not { } subject)
        {
            return null;
        }

        var scope = TenantScope.TryParse(principal.FindFirstValue(ScopeClaim), out var parsed) ? parsed : default;
        var roles = principal.FindAll(ClaimTypes.Role)
            .Select(claim => RoleCodes.TryParse(claim.Value, out var role) ? role : (Role?)null).OfType<Role>();
        return new Caller(subject, scope, [.. roles], principal.FindFirstValue(MethodClaim) ?? "session", now + CallLife)
        {
            Person = principal.FindFirstValue(PersonClaim),
            Operations = principal.HasClaim(claim => claim.Type == OperationClaim)
                ? [.. principal.FindAll(OperationClaim).Select(claim => claim.Value)]
                : null,
        };
    }

    /// <summary>The subject of whoever is signed in, or nothing.</summary>
    public static string? SubjectOf(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true } ? principal.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    /// <summary>The name of the session that the principal acts in, if it does.</summary>
    public static string? SessionOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(SessionClaim);

    /// <summary>The API token behind the principal, if it is one.</summary>
    public static string? TokenOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirstValue(TokenClaim);
    }
}
