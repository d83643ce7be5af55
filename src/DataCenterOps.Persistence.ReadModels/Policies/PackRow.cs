namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>One revision of a pack.</summary>
public sealed record PackRow
{
    /// <summary>The pack.</summary>
    public required string Id { get; init; }

    /// <summary><c>sha256:</c> and the hash of its text.</summary>
    public required string Revision { get; init; }

    /// <summary>The author's version.</summary>
    public required string Version { get; init; }

    /// <summary>Where its text lies in the ledger.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary><c>active</c> or <c>superseded</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it came into force.</summary>
    public required DateTimeOffset ActivatedAt { get; init; }

    /// <summary>The ledger position of its activation.</summary>
    public required long Position { get; init; }

    /// <summary>The trusted keys that had signed it when it came into force, as in <c>ministry-policies+1a2b3c4d</c>; absent where it was unsigned.</summary>
    public string? Signer { get; init; }
}
