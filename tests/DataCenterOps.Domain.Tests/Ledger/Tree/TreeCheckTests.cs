using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

/// <summary>The ledger's check of itself.</summary>
public sealed class TreeCheckTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_500)]
    [InlineData(65_536)]
    [InlineData(66_000)]
    public void A_whole_tree_holds_at_its_end_and_at_its_beginning(long size)
    {
        var tree = new Grown();
        tree.To(size);
        var check = Check(size);

        Assert.Null(check.Judge(tree.Edge.Root, tree.Tiles, Entries(check)));
    }

    [Fact]
    public void A_store_that_is_ahead_of_the_head_holds()
    {
        var (tree, root) = (new Grown(), default(TreeHash));
        tree.To(300);
        root = tree.Edge.Root;
        tree.To(900);
        var check = Check(300);

        Assert.Null(check.Judge(root, tree.Tiles, Entries(check)));
    }

    [Fact]
    public void The_end_of_a_tree_is_a_bounded_number_of_its_last_tiles()
    {
        Assert.Empty(TreeCheck.Tail(0, 4));
        Assert.Equal([0], TreeCheck.Tail(1, 4));
        Assert.Equal([0, 1], TreeCheck.Tail(257, 4));
        Assert.Equal([252, 253, 254, 255], TreeCheck.Tail(65_536, 4));
        Assert.Equal([0], new TreeCheck(256, [0, 1, 99]).Tiles);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(1_500)]
    [InlineData(66_000)]
    public void Any_flipped_bit_of_what_is_checked_is_found(long size)
    {
        var tree = new Grown();
        tree.To(size);
        var check = Check(size);
        foreach (var id in check.Needed)
        {
            for (var at = 0; at < id.WidthAt(size); at += 37)
            {
                var spoiled = tree.Tiles.ToDictionary();
                spoiled[id] = [.. spoiled[id]];
                var bytes = spoiled[id][at].ToArray();
                bytes[at % TreeHash.Length] ^= 1;
                spoiled[id][at] = new TreeHash(bytes);
                var found = check.Judge(tree.Edge.Root, spoiled, Entries(check));

                // Of a tile above those that are checked only the hashes on the way to them and those of the edge are looked at.
                Assert.True(found?.Code == SigningRefusal.Damaged || (id.Level > 0 && IsApart(check, id, at)), $"{id} {at}");
            }
        }

        foreach (var tile in check.Tiles)
        {
            var entries = Entries(check);
            entries[tile] = [.. entries[tile].SkipLast(1)];
            Assert.Contains("is not the one that was sealed", check.Judge(tree.Edge.Root, tree.Tiles, entries)!.Message, StringComparison.Ordinal);
            entries[tile] = [.. entries[tile], new byte[] { 1 }];
            Assert.NotNull(check.Judge(tree.Edge.Root, tree.Tiles, entries));
        }
    }

    [Fact]
    public void A_tile_that_is_missing_or_a_root_that_is_another_is_damage()
    {
        var tree = new Grown();
        tree.To(1_500);
        var check = Check(1_500);
        foreach (var id in check.Needed)
        {
            var without = tree.Tiles.Where(tile => tile.Key != id).ToDictionary();
            Assert.Contains("missing", check.Judge(tree.Edge.Root, without, Entries(check))!.Message, StringComparison.Ordinal);
        }

        Assert.Contains("root", check.Judge(TreeHash.Empty, tree.Tiles, Entries(check))!.Message, StringComparison.Ordinal);
    }

    private static TreeCheck Check(long size) => new(size, [0, .. TreeCheck.Tail(size, 2)]);

    // Full tiles of the level below that are not checked themselves.
    private static bool IsApart(TreeCheck check, TileId id, int at) =>
        id.WidthAt(check.Size) == TreeLimits.TileWidth && !check.Needed.Contains(new TileId(id.Level - 1, (id.Index * TreeLimits.TileWidth) + at));

    private static Dictionary<long, IReadOnlyList<ReadOnlyMemory<byte>>> Entries(TreeCheck check) => check.Tiles.ToDictionary(
        tile => tile,
        tile => (IReadOnlyList<ReadOnlyMemory<byte>>)[.. Enumerable
            .Range(0, new TileId(0, tile).WidthAt(check.Size))
            .Select(i => (ReadOnlyMemory<byte>)Grown.Entry((tile * TreeLimits.TileWidth) + i))]);
}
