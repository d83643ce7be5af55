using System.Text.Json;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>An inline test of an answer. An expression that fails never meets it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Subject">A partial system: what is absent is unset.</param>
/// <param name="Now">The test's clock.</param>
/// <param name="Level">The level that is expected of what is declared.</param>
/// <param name="Proven">Whether evidence is expected to back it.</param>
/// <param name="Line">Where it stands in the pack.</param>
public sealed record SovereigntyTest(string Name, JsonElement Subject, DateTimeOffset Now, int Level, bool Proven, int Line);
