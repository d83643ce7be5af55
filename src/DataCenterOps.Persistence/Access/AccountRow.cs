using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.Access;

/// <summary>A person and what they come in with.</summary>
public sealed record AccountRow
{
    /// <summary>The person's id.</summary>
    public required string Id { get; init; }

    /// <summary>Codes of roles, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary><c>*</c> or a tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary><c>invited</c>, <c>active</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    /// <summary>What they type.</summary>
    public string? Login { get; init; }

    /// <summary>How the console addresses them.</summary>
    public string? Name { get; init; }

    /// <summary>Absent until they have joined, and after a reset.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Encrypted; absent while no authenticator is enrolled.</summary>
    public string? CodeSecret { get; init; }

    /// <summary>How many passkeys are enrolled.</summary>
    public required long Passkeys { get; init; }

    /// <summary>Whether the way in is closed.</summary>
    public bool IsDisabled => State == "disabled";

    /// <summary>Who it is, with the roles of this moment.</summary>
    public Identity ToIdentity() => new CredentialRow
    {
        Id = Id, Subject = Id, Tenant = Tenant, Roles = Roles, ExpiresAt = default,
    }.ToIdentity() with { Person = Id, TokenId = null, ExpiresAt = null };
}
