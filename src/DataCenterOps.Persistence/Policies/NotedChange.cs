namespace DataCenterOps.Persistence.Policies;

/// <summary>A change whose subjects are still to be marked, or a subject that is to be judged again.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Id">Which.</param>
/// <param name="Stamp">Tells it from a later one.</param>
public sealed record NotedChange(string Kind, string Id, string Stamp);
