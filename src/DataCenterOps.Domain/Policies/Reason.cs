using Orleans;

namespace DataCenterOps.Domain.Policies;

/// <summary>Why something was refused: a stable, dotted, lower-case code and one sentence.</summary>
/// <param name="Code">As in <c>policy.denied</c> or <c>id.taken</c>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
[GenerateSerializer, Immutable, Alias("dcops.Reason")]
public sealed record Reason([property: Id(0)] string Code, [property: Id(1)] string Message);
