using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.Access;

/// <summary>A session as it lies in its table, with the roles that its holder has now.</summary>
public sealed record SessionIdentityRow
{
    /// <summary>Its name in lists.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required string Subject { get; init; }

    /// <summary>The person, if it is one's.</summary>
    public string? Person { get; init; }

    /// <summary>How the console addresses them; absent for programs.</summary>
    public string? Name { get; init; }

    /// <summary>The API token that began it, if one did.</summary>
    public string? Token { get; init; }

    /// <summary>The operations that the token is bound to, separated by commas; absent for no such bound.</summary>
    public string? Operations { get; init; }

    /// <summary>The networks that the token may be used from, separated by commas; absent for everywhere.</summary>
    public string? Networks { get; init; }

    /// <summary><c>*</c> or a tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Codes of roles, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary>The roles of the account behind a person's token, which bound it; absent for other sessions.</summary>
    public string? AccountRoles { get; init; }

    /// <summary>The account's scope.</summary>
    public string? AccountTenant { get; init; }

    /// <summary>How they proved who they are.</summary>
    public required string Method { get; init; }

    /// <summary>Whether everything was proven that has to be.</summary>
    public required string Stage { get; init; }

    /// <summary>When somebody was last seen with it.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>False while a second factor is still to be proven.</summary>
    public bool IsComplete => Stage == Sessions.Complete;

    /// <summary>Who holds it.</summary>
    public Identity ToIdentity() => new CredentialRow
    {
        Id = Id, Subject = Subject, Tenant = Tenant, Roles = Roles, Operations = Operations, ExpiresAt = ExpiresAt,
        AccountRoles = AccountRoles, AccountTenant = AccountTenant,
    }.ToIdentity() with { Person = Person, TokenId = Token };
}
