using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>A group of witnesses and groups: it has witnessed what enough of its members have.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Threshold">How many of them; at least 1, at most all.</param>
/// <param name="Members">Names that were defined before it.</param>
public sealed record PolicyGroup(string Name, int Threshold, ImmutableArray<string> Members);
