using DataCenterOps.Domain.Metering;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>One rule and one subject of which something else would be said.</summary>
/// <param name="Change">How it differs.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">The rule.</param>
/// <param name="SubjectKind">The kind of the subject.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Tenant">Its owner; absent for what the platform keeps.</param>
/// <param name="Criticality">How much hangs on it; absent for what is no system.</param>
/// <param name="Denies">Whether the rule would refuse, where it is newly failing.</param>
/// <param name="ReasonJson">Title, evidence, message, law and remedy, as in a decision.</param>
[GenerateSerializer, Immutable, Alias("dcops.PreviewPair")]
public sealed record PreviewPair(
    [property: Id(0)] PairChange Change,
    [property: Id(1)] string Policy,
    [property: Id(2)] string Rule,
    [property: Id(3)] string SubjectKind,
    [property: Id(4)] string SubjectId,
    [property: Id(5)] string? Tenant,
    [property: Id(6)] string? Criticality,
    [property: Id(7)] bool Denies,
    [property: Id(8)] string ReasonJson)
{
    /// <summary>
    /// Dinars that the system's usage of the last <see cref="PreviewCosts.Days"/> full civil days costs, where it is newly failing; absent for what is no
    /// system, and where no tariff has rated any of it in dinars.
    /// </summary>
    [Id(9)] public Amount? MonthCost { get; init; }
}
