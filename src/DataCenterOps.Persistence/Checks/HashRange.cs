using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Checks;

/// <summary>A half-open part [<paramref name="From"/>, <paramref name="Until"/>) of the hashes of check ids.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HashRange(long From, long Until)
{
    private const long All = 1L << 31;

    /// <summary>The part of one of <paramref name="count"/> shards. Together they cover every hash once.</summary>
    public static HashRange Of(int shard, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shard, count);
        return new(All * shard / count, All * (shard + 1) / count);
    }
}
