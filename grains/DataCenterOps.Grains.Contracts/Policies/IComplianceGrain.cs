namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Judges again everything that a tenant has and keeps its findings. Key: <c>{tenant}</c>; <c>platform</c> holds what
/// belongs to no tenant: vendors and sites.
/// </summary>
[Alias("dcops.IComplianceGrain"), GrainInterfaceType("dcops.compliance")]
public interface IComplianceGrain : Access.ITenantGrainKey
{
    /// <summary>Judges every subject of the tenant and replaces its findings. Safe to repeat.</summary>
    [Alias("Sweep")]
    [Access.Permission("policy.sweep")]
    Task<SweepSummary> SweepAsync(CancellationToken cancellationToken);
}
