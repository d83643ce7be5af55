using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// Every table of facts that is digested. Another one, as that of cryptographic operations once there are any, joins with three things: a row here;
/// a migration that gives its table the columns <c>series</c> and <c>number</c>, unique together; and its writer, which advances the silo's series in
/// the transaction that inserts the rows (<c>OpenSeries</c>). Digests, their list, the checks of the verifier and proofs then have it too; who may
/// have a row proven is asked of the topic's own query.
/// </summary>
/// <remarks>A released row is never changed: the hashes of all digests of its table hang on its names and forms. What a row holds must not be personal.</remarks>
public static class DigestedTables
{
    /// <summary>Usage events as they were received.</summary>
    public static DigestedTable Usage { get; } = new(
        "usage", "usage_event", "received_at",
        new("log_offset", FactForm.Number), new("received_at", FactForm.Time), new("source", FactForm.Text), new("event_id", FactForm.Text),
        new("type", FactForm.Text), new("tenant", FactForm.Text), new("system", FactForm.Text), new("resource", FactForm.Text),
        new("meter", FactForm.Text), new("unit", FactForm.Text), new("quantity", FactForm.Amount), new("from_at", FactForm.Time),
        new("until_at", FactForm.Time), new("quality", FactForm.Text), new("outcome", FactForm.Text), new("signature", FactForm.Text),
        new("canonical", FactForm.Utf8));

    /// <summary>Results of checks.</summary>
    public static DigestedTable Checks { get; } = new(
        "checks", "check_result", "due_at",
        new("check_id", FactForm.Text), new("due_at", FactForm.Time), new("delay_ms", FactForm.Number), new("duration_ms", FactForm.Number),
        new("outcome", FactForm.Text), new("reason", FactForm.Text), new("detail", FactForm.Text), new("status", FactForm.Number),
        new("leaf_not_after", FactForm.Time), new("chain_not_after", FactForm.Time), new("observer", FactForm.Text));

    /// <summary>All of them.</summary>
    public static ImmutableArray<DigestedTable> All { get; } = [Usage, Checks];

    /// <summary>Finds one by the name that people use.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out DigestedTable? table)
    {
        table = All.FirstOrDefault(one => one.Name == name);
        return table is not null;
    }
}
