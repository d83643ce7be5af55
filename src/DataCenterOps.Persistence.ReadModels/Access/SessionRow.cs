namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A session of the console, as its holder sees it.</summary>
public sealed record SessionRow
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>How its holder proved who they are.</summary>
    public required string Method { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody was last seen with it, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The address that it began from.</summary>
    public required string Address { get; init; }

    /// <summary>As in <c>Firefox, Windows</c>; empty when the browser did not say.</summary>
    public required string Device { get; init; }
}
