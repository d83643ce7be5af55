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

    /// <summary>The networks that it may be used from, separated by commas; absent for everywhere.</summary>
    public string? Networks { get; init; }

    /// <summary>The operations that it is bound to, separated by commas; absent for all that its roles allow.</summary>
    public string? Operations { get; init; }

    /// <summary>When it was last used, to some minutes; absent before its first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
