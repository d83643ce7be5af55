namespace DataCenterOps.Grains.Policies;

/// <summary>A compliance shard remembers nothing: its findings lie in a read model and are compared there.</summary>
internal sealed record SweepState
{
    public static SweepState None { get; } = new();
}
