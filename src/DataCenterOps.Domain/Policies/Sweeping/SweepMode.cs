namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>What a sweep judges.</summary>
public enum SweepMode
{
    /// <summary>Everything that the shard has.</summary>
    Full,

    /// <summary>What has changed, and what joins it.</summary>
    Delta,
}
