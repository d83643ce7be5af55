namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>One mention of an object by another.</summary>
public sealed record ReferringRow
{
    /// <summary>The kind of the one that mentions.</summary>
    public required string FromKind { get; init; }

    /// <summary>Its full id.</summary>
    public required string FromId { get; init; }

    /// <summary>Where in its document.</summary>
    public required string Path { get; init; }

    /// <summary>The kind of the one that is mentioned.</summary>
    public required string ToKind { get; init; }

    /// <summary>Its full id.</summary>
    public required string ToId { get; init; }
}
