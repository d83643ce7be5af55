namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>An entry as auditors read it.</summary>
public sealed record EntryRow
{
    /// <summary>Its place in the ledger.</summary>
    public required long Position { get; init; }

    /// <summary>Its stream.</summary>
    public required string Stream { get; init; }

    /// <summary>Its place in the stream.</summary>
    public required long Version { get; init; }

    /// <summary>When the grain decided.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>As in <c>estate/system-changed/1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The caller's subject.</summary>
    public required string Actor { get; init; }

    /// <summary>The owner of what changed; absent for the platform as a whole.</summary>
    public string? Tenant { get; init; }

    /// <summary><c>applied</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The entry's bytes: canonical JSON in UTF-8, as they were hashed.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The entry's text.</summary>
    public string Json => System.Text.Encoding.UTF8.GetString(Bytes);
}
