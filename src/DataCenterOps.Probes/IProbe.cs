using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes;

/// <summary>An observer of one kind. It says what it saw and judges nothing.</summary>
internal interface IProbe
{
    /// <summary>What it speaks.</summary>
    CheckKind Kind { get; }

    /// <summary>Looks once.</summary>
    /// <exception cref="ProbeFaultException">There was nothing to see, and why.</exception>
    Task<CheckObservation> ObserveAsync(ProbeRequest request, CancellationToken cancellationToken);
}
