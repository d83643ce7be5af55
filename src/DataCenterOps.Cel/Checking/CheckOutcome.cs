using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>What the checker found.</summary>
internal sealed record CheckOutcome(
    CheckedTree Tree, ImmutableArray<CelIssue> Issues, ImmutableArray<CelFieldUse> Uses, ImmutableArray<string> Names);
