using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Console.Estate;

/// <summary>A system and what its checks say.</summary>
/// <param name="Row">The system.</param>
/// <param name="State">As in <c>up</c>.</param>
public sealed record SystemState(SystemRow Row, string State);
