using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a change does to one page of the subjects.</summary>
internal sealed record ImpactPage(int Judged, ImmutableArray<ImpactPair> Pairs, ImmutableArray<StoppedWaiver> Stopped, string? Next);
