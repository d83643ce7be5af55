using Orleans;

namespace DataCenterOps.Domain.Checks;

/// <summary>A check's state has changed.</summary>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="At">When it was decided.</param>
/// <param name="DueAt">The due instant whose result, or whose absence, decided it.</param>
/// <param name="Reason">The code of the result that decided it; absent when it was ok.</param>
[GenerateSerializer, Immutable, Alias("dcops.CheckTransition")]
public sealed record CheckTransition(
    [property: Id(0)] CheckState From,
    [property: Id(1)] CheckState To,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset DueAt,
    [property: Id(4)] string? Reason);
