using System.Collections.Immutable;

namespace DataCenterOps.Grains.Policies;

/// <summary>Says which shards have something to judge. Key: 0. It writes nothing but the marks of what has changed.</summary>
[Alias("dcops.ISweepPlanGrain"), GrainInterfaceType("dcops.sweep-plan")]
public interface ISweepPlanGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Finds every subject that what has changed concerns, and says which shards have such subjects: a page of them, by name.
    /// </summary>
    /// <param name="after">The last name of the page before; empty for the first, which does the finding.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Alias("Changed")]
    [Access.Permission("policy.sweep")]
    Task<ImmutableArray<string>> ChangedAsync(string after, CancellationToken cancellationToken);

    /// <summary>
    /// The shards that are to be judged as a whole: never before, not by the pack in force, or not for a day. A page of them, by
    /// name.
    /// </summary>
    /// <param name="after">The last name of the page before; empty for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Alias("Due")]
    [Access.Permission("policy.sweep")]
    Task<ImmutableArray<string>> DueAsync(string after, CancellationToken cancellationToken);
}
