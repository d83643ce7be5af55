using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Host.Tests.Watching;

public sealed class DeclaredShardsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(250, 1)]
    [InlineData(251, 2)]
    [InlineData(501, 4)]
    [InlineData(10_000, 64)]
    [InlineData(10_000_000, 256)]
    public void Shards_grow_with_the_checks_and_by_doubling(int checks, int shards) =>
        Assert.Equal(shards, DeclaredShards.For(checks));

    [Fact]
    public void What_a_cluster_is_built_for_fits_into_the_shards_with_room_for_uneven_hashes() =>
        Assert.InRange(50_000 / DeclaredShards.For(50_000), 1, CheckLimits.PerShardAtMost / 4);
}
