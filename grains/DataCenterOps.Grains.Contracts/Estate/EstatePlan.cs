using System.Collections.Immutable;

namespace DataCenterOps.Grains.Estate;

/// <summary>What an estate comes to.</summary>
/// <param name="Items">One per document, in the order of the files; retired ones last.</param>
/// <param name="Errors">What is invalid: the first 1,000. With one, nothing was judged or applied.</param>
/// <param name="ErrorCount">How many errors there are in all.</param>
/// <param name="Applied">Whether the plan was carried out.</param>
[GenerateSerializer, Immutable, Alias("dcops.EstatePlan")]
public sealed record EstatePlan(
    [property: Id(0)] ImmutableArray<PlanItem> Items,
    [property: Id(1)] ImmutableArray<PlanError> Errors,
    [property: Id(2)] int ErrorCount,
    [property: Id(3)] bool Applied);
