namespace DataCenterOps.Grains.Ledger;

/// <summary>A grain's state and the version of its stream that it stands for. Can be dropped at any time.</summary>
internal sealed class Snapshot<TState>
{
    public TState? Value { get; set; }

    public long Version { get; set; }

    /// <summary>The version of the last entry that changed the state: a refusal is an entry too, and changes nothing.</summary>
    public long AppliedVersion { get; set; }
}
