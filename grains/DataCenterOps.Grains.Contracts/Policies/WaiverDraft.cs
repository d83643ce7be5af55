using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a request for a waiver would leave open.</summary>
/// <param name="Reasons">Every reason against it.</param>
/// <param name="Arguments">What others would agree to, as JSON; absent when it is refused.</param>
[GenerateSerializer, Immutable, Alias("dcops.WaiverDraft")]
public sealed record WaiverDraft([property: Id(0)] ImmutableArray<Reason> Reasons, [property: Id(1)] string? Arguments);
