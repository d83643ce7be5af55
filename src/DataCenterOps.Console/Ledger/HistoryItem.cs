using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Console.Ledger;

/// <summary>One entry of an object's history, told.</summary>
/// <param name="Row">The entry.</param>
/// <param name="Reasons">Codes of why it was refused; none for one that was applied.</param>
/// <param name="Broken">The rules that refused it, as far as a decision did.</param>
/// <param name="Decision">The decision behind it; empty when none is named.</param>
/// <param name="Approval">The request that other persons consented to; empty when none was needed.</param>
/// <param name="Changes">What differs from the document before, the first few.</param>
/// <param name="Further">How many differences are not among them.</param>
/// <param name="IsSealed">Whether a signed checkpoint covers it, so that there is a receipt.</param>
public sealed record HistoryItem(
    EntryRow Row, ImmutableArray<string> Reasons, ImmutableArray<(string Policy, string Rule)> Broken, string Decision, string Approval, ImmutableArray<FieldChange> Changes, int Further, bool IsSealed);
