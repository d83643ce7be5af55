namespace DataCenterOps.Grains.Access;

/// <summary>
/// Marks a grain without a tenant in its key that callers of one tenant may ask all the same: it compares the caller's
/// scope with what it is asked about, itself.
/// </summary>
[Alias("dcops.IScopedGrain")]
public interface IScopedGrain : IGrain;
