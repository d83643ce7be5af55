namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A person who may come in, as whoever manages people sees them.</summary>
public sealed record PersonRow
{
    /// <summary>The pseudonym that the ledger knows.</summary>
    public required string Id { get; init; }

    /// <summary>How the console addresses them; absent until they have joined.</summary>
    public string? Name { get; init; }

    /// <summary>What they type to sign in; absent until they have joined.</summary>
    public string? Login { get; init; }

    /// <summary>Codes of roles, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary><c>*</c> or a tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary><c>invited</c>, <c>active</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    /// <summary>When they were invited.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
