using System.Collections.Immutable;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a change does to one page of the subjects.</summary>
internal sealed record ImpactPage(int Judged, ImmutableArray<ImpactPair> Pairs, string? Next);
