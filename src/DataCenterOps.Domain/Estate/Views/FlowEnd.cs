using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>One end of a flow: a system of ours, or a party outside.</summary>
/// <param name="System">The system; absent for a party.</param>
/// <param name="Party">The party; absent for a system.</param>
/// <param name="Jurisdiction">The law that a party answers to.</param>
public sealed record FlowEnd(string? System, string? Party, string? Jurisdiction)
{
    /// <summary>Reads <c>from</c> or <c>to</c>.</summary>
    public static FlowEnd Read(JsonElement end) =>
        new(end.TextOrNull("system"), end.TextOrNull("party"), end.TextOrNull("jurisdiction"));
}
