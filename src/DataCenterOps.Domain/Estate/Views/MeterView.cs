using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A meter as it is declared.</summary>
/// <param name="Id">As in <c>vm_vcpu</c>.</param>
/// <param name="Shape"><c>delta</c> or <c>state</c>.</param>
/// <param name="Unit">The unit of a value.</param>
/// <param name="BilledUnit">The unit of a price.</param>
/// <param name="Aggregation"><c>sum max last unique time-weighted</c>; absent when the shape says it.</param>
public sealed record MeterView(string Id, string Shape, string Unit, string BilledUnit, string? Aggregation)
{
    /// <summary>Reads the body of a declared Meter.</summary>
    public static MeterView Read(JsonElement body) => new(
        body.Text("id"), body.Text("shape"), body.Text("unit"), body.Text("billedUnit"), body.TextOrNull("aggregation"));
}
