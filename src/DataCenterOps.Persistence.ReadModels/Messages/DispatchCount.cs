namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>How many sendings of a carrier wait, were given up or lost their carrier.</summary>
public sealed record DispatchCount
{
    /// <summary>As in <c>email</c> or <c>webhook/soc</c>.</summary>
    public required string Carrier { get; init; }

    /// <summary><c>pending</c>, <c>dead</c> or <c>stranded</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>When the oldest of them was first to be sent.</summary>
    public required DateTimeOffset OldestDueAt { get; init; }
}
