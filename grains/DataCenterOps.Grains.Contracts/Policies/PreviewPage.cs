using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a change does to one page of the subjects.</summary>
/// <param name="Reasons">Why the draft cannot be judged by at all; then everything else is empty.</param>
/// <param name="Errors">What is wrong with the documents.</param>
/// <param name="Judged">Subjects of this page.</param>
/// <param name="Denied">Those that could not be declared again as they are, and could before.</param>
/// <param name="Pairs">Rules and subjects of which something else would be said, vital systems first.</param>
/// <param name="Next">Where the next page begins; absent after the last.</param>
[GenerateSerializer, Immutable, Alias("dcops.PreviewPage")]
public sealed record PreviewPage(
    [property: Id(0)] ImmutableArray<Reason> Reasons,
    [property: Id(1)] ImmutableArray<PlanError> Errors,
    [property: Id(2)] int Judged,
    [property: Id(3)] int Denied,
    [property: Id(4)] ImmutableArray<PreviewPair> Pairs,
    [property: Id(5)] string? Next)
{
    /// <summary>The draft's own tests that fail: it is shown what it would do, and it does not come into force. On the first page alone.</summary>
    [Id(6)] public ImmutableArray<Reason> FailingTests { get; init; } = [];

    /// <summary>Waivers that would cover findings of these subjects no more.</summary>
    [Id(7)] public ImmutableArray<StoppedWaiver> Stopped { get; init; } = [];
}
