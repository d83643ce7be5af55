namespace DataCenterOps.Persistence.Access;

/// <summary>A passkey as it lies in its table.</summary>
public sealed record PasskeyRow
{
    /// <summary>The credential's id, base64url.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required string Person { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often it has signed, if it counts.</summary>
    public required long SignCount { get; init; }

    /// <summary>Separated by commas.</summary>
    public required string Transports { get; init; }

    /// <summary>1: it may be copied to other devices.</summary>
    public required long BackupEligible { get; init; }

    /// <summary>1: it was.</summary>
    public required long BackedUp { get; init; }

    /// <summary>When it was enrolled.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
