namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Judges again what a tenant has and keeps its findings. Key: <c>{tenant}</c>; <c>platform</c> holds what
/// belongs to no tenant: vendors and sites.
/// </summary>
[Alias("dcops.IComplianceGrain"), GrainInterfaceType("dcops.compliance")]
public interface IComplianceGrain : Access.ITenantGrainKey
{
    /// <summary>Judges every subject of the tenant and replaces its findings. Safe to repeat.</summary>
    [Alias("Sweep")]
    [Access.Permission("policy.sweep")]
    Task<SweepSummary> SweepAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Judges the next page of everything that the tenant has: of the sweep that was interrupted, or of a new one. Repeat it
    /// until it is done. What was judged is kept with each step.
    /// </summary>
    /// <param name="since">When it was asked for. Where a sweep by the pack in force has ended since, there is nothing to do.</param>
    /// <param name="cancellationToken">Ends the step; what it has not written is judged again by the next one.</param>
    [Alias("Step")]
    [Access.Permission("policy.sweep")]
    Task<SweepStep> StepAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Judges some of what has changed and what joins it. Repeat it until it is done.</summary>
    [Alias("StepChanged")]
    [Access.Permission("policy.sweep")]
    Task<SweepStep> StepChangedAsync(CancellationToken cancellationToken);
}
