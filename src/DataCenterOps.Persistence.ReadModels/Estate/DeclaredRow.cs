namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>A declared object of any kind.</summary>
public sealed record DeclaredRow
{
    /// <summary>As in <c>System</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its full id.</summary>
    public required string Id { get; init; }

    /// <summary>Its owner; absent for what the platform keeps.</summary>
    public string? Tenant { get; init; }

    /// <summary>The version of its stream.</summary>
    public required long Version { get; init; }

    /// <summary>The ledger position of its last change.</summary>
    public required long Position { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether it is no more.</summary>
    public required bool Retired { get; init; }

    /// <summary>Whether it is invented.</summary>
    public required bool Fictional { get; init; }

    /// <summary>The estate that declared it, if one did.</summary>
    public string? Estate { get; init; }

    /// <summary>
    /// The resolved document, canonical JSON. Absent in lists for kinds that are kept by hash (tariffs, inventories).
    /// </summary>
    public string? Body { get; init; }

    /// <summary>The SHA-256 under which the ledger keeps the document, for kinds that are kept by hash.</summary>
    public string? DocumentSha256 { get; init; }

    /// <summary>The document as it was written, where that differs from <see cref="Body"/>.</summary>
    public string? AsWritten { get; init; }
}
