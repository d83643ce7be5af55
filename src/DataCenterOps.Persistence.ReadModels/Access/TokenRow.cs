namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>An API token.</summary>
public sealed record TokenRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Who acts with it.</summary>
    public required string Subject { get; init; }

    /// <summary>Codes of roles, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary><c>*</c> or a tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The human being whom it belongs to; absent for programs.</summary>
    public string? Person { get; init; }
}
