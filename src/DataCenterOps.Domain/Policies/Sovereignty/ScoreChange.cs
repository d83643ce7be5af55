namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>What becomes of one system's score.</summary>
/// <param name="System">Whose.</param>
/// <param name="Type">One of <see cref="SovereigntyEntryTypes"/>.</param>
/// <param name="Body">The body of its entry in canonical JSON.</param>
public sealed record ScoreChange(string System, string Type, byte[] Body);
