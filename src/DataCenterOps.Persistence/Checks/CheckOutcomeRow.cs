using System.Collections.Immutable;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Persistence.Checks;

/// <summary>What is to be written of one check: its newest results and what they amount to.</summary>
/// <param name="Check">The check.</param>
/// <param name="Health">The state after the results.</param>
/// <param name="Results">The results; empty when only runs were missed.</param>
public sealed record CheckOutcomeRow(CheckDefinition Check, CheckHealth Health, ImmutableArray<CheckResult> Results);
