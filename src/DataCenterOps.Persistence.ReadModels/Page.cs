using System.Collections.Immutable;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">The cursor of the next page; absent on the last one.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
