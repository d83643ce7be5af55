namespace DataCenterOps.Grains.Ledger;

/// <summary>How often this was erased.</summary>
internal sealed record ErasureMemory(long Times)
{
    public static ErasureMemory None { get; } = new(0L);
}
