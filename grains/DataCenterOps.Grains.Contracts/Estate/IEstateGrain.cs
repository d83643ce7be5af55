namespace DataCenterOps.Grains.Estate;

/// <summary>Plans and applies the documents of an estate. Key: 0; any number of activations, beside the edge that asks.</summary>
[Alias("dcops.IEstateGrain"), GrainInterfaceType("dcops.estate-plan")]
public interface IEstateGrain : IGrainWithIntegerKey, Access.IScopedGrain
{
    /// <summary>What applying would do, every document judged over the estate as it would be. Changes nothing.</summary>
    [Alias("Plan"), ResponseTimeout("00:30:00")]
    [Access.Permission("estate.plan")]
    Task<EstatePlan> PlanAsync(EstateRequest request, CancellationToken cancellationToken);

    /// <summary>Plans, and carries the plan out when nothing is invalid or refused.</summary>
    [Alias("Apply"), ResponseTimeout("00:30:00")]
    [Access.Permission("estate.apply")]
    Task<EstatePlan> ApplyAsync(EstateRequest request, CancellationToken cancellationToken);

    /// <summary>The decision on each document, without changing or recording anything.</summary>
    [Alias("Evaluate"), ResponseTimeout("00:30:00")]
    [Access.Permission("decision.evaluate")]
    Task<EstatePlan> EvaluateAsync(EstateRequest request, CancellationToken cancellationToken);
}
