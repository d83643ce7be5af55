using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Grains.Checks;

/// <summary>One run of a check that fell due.</summary>
/// <param name="Check">The check.</param>
/// <param name="DueAt">The instant of the grid it stands for.</param>
/// <param name="KnownAt">The moment from which it could have run: later than due when the check is new.</param>
/// <param name="Silence">What had passed before it with no result.</param>
internal sealed record CheckRun(CheckDefinition Check, DateTimeOffset DueAt, DateTimeOffset KnownAt, CheckSilence Silence);
