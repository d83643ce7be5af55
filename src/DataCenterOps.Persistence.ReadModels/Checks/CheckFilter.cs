using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>Which checks are wanted. What is absent filters nothing.</summary>
public sealed record CheckFilter
{
    /// <summary>All of them.</summary>
    public static CheckFilter None { get; } = new();

    /// <summary>Those of one system.</summary>
    public string? System { get; init; }

    /// <summary>Those that are in this state now.</summary>
    public CheckState? State { get; init; }
}
