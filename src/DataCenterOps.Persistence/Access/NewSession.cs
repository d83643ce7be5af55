using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.Access;

/// <summary>A session that begins.</summary>
public sealed record NewSession
{
    /// <summary>Its name in lists, a UUIDv7.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the cookie's secret.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whose.</summary>
    public required Identity Identity { get; init; }

    /// <summary>How they proved who they are.</summary>
    public required string Method { get; init; }

    /// <summary>False while a second factor is still to be proven.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Address { get; init; }

    /// <summary>As in <c>Firefox, Windows</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
