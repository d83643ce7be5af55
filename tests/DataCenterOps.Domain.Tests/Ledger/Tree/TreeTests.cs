using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

/// <summary>The tree of tiles against RFC 6962 word for word.</summary>
public sealed class TreeTests
{
    private const int Small = 600;
    private const int Large = 65_540;

    private static readonly byte[][] Entries = [.. Enumerable.Range(0, Large).Select(index => Grown.Entry(index))];
    private static readonly int[] Edges = [1, 2, 255, 256, 257, 511, 512, 513, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537, Large];

    [Fact]
    public void The_root_of_every_size_is_that_of_the_standard()
    {
        var (plain, grown) = (new PlainTree(Entries), new Grown());
        Assert.Equal(plain.Root(0), grown.Edge.Root);
        for (var size = 1; size <= Small; size++)
        {
            grown.To(size);
            Assert.Equal(plain.Root(size), grown.Edge.Root);
            Assert.Equal(plain.Root(size), grown.At(size).Hash(new TreeRange(0, size)));
            Assert.Equal(grown.Edge.Hashes, grown.At(size).Edge(size).Hashes);
        }
    }

    [Fact]
    public void Every_leaf_of_every_size_up_to_600_is_proven_from_tiles()
    {
        var (plain, grown) = (new PlainTree(Entries), new Grown());
        grown.To(Small);
        // A range has one hash whatever the size: computed from the tiles of the first size that asks for it.
        var known = new Dictionary<TreeRange, TreeHash>();
        for (var size = 1; size <= Small; size++)
        {
            var (tree, root) = (grown.At(size), plain.Root(size));
            for (var index = 0; index < size; index++)
            {
                var proof = TreeProof.Inclusion(index, size)
                    .Select(range => known.TryGetValue(range, out var hash) ? hash : known[range] = tree.Hash(range)).ToArray();
                Assert.True(plain.Path(index, size).SequenceEqual(proof));
                Assert.True(TreeProof.IsIncluded(index, size, TreeHash.OfLeaf(Entries[index]), proof, root));
            }
        }
    }

    [Fact]
    public void Every_size_up_to_300_is_proven_to_have_grown_from_every_smaller_one()
    {
        var (plain, grown) = (new PlainTree(Entries), new Grown());
        grown.To(300);
        for (var size = 1; size <= 300; size++)
        {
            var tree = grown.At(size);
            for (var older = 1; older <= size; older++)
            {
                var proof = tree.Hashes(TreeProof.Consistency(older, size));
                Assert.True(plain.Proof(older, size).SequenceEqual(proof));
                Assert.True(TreeProof.IsConsistent(older, plain.Root(older), size, plain.Root(size), proof));
            }
        }
    }

    [Fact]
    public void Trees_around_full_tiles_are_those_of_the_standard()
    {
        var (plain, grown) = (new PlainTree(Entries), new Grown());
        foreach (var size in Edges)
        {
            grown.To(size);
            Assert.Equal(plain.Root(size), grown.Edge.Root);
            Assert.Equal(TileId.AllOf(size).ToHashSet(), grown.Tiles.Keys.ToHashSet());
            Assert.All(grown.Tiles, tile => Assert.Equal(tile.Key.WidthAt(size), tile.Value.Length));
        }

        foreach (var size in Edges)
        {
            var tree = grown.At(size);
            foreach (var index in Edges.Select(edge => edge - 1).Where(index => index < size))
            {
                var proof = tree.Hashes(TreeProof.Inclusion(index, size));
                Assert.Equal(plain.Path(index, size), proof);
                Assert.True(TreeProof.IsIncluded(index, size, TreeHash.OfLeaf(Entries[index]), proof, plain.Root(size)));
            }

            foreach (var older in Edges.Where(older => older <= size))
            {
                var proof = tree.Hashes(TreeProof.Consistency(older, size));
                Assert.Equal(plain.Proof(older, size), proof);
                Assert.True(TreeProof.IsConsistent(older, plain.Root(older), size, plain.Root(size), proof));
            }
        }
    }

    [Fact]
    public void A_proof_needs_the_tiles_that_it_names_and_no_others()
    {
        var grown = new Grown();
        grown.To(Large);
        var ranges = TreeProof.Inclusion(40_000, Large);
        var needed = TileTree.Needed(ranges);

        Assert.True(needed.Count <= 4);
        var tree = new TileTree(grown.Tiles.Where(tile => needed.Contains(tile.Key)).ToDictionary());
        Assert.True(TreeProof.IsIncluded(40_000, Large, TreeHash.OfLeaf(Entries[40_000]), tree.Hashes(ranges), grown.Edge.Root));
        Assert.Throws<InvalidDataException>(() => new TileTree(new Dictionary<TileId, TreeHash[]>()).Hashes(ranges));
    }

    [Fact]
    public void What_is_remembered_while_a_tree_grows_is_what_its_tiles_say()
    {
        var (grown, memory) = (new Grown(), new NodeMemory());
        foreach (var size in Edges.Where(size => size > 0))
        {
            grown.To(size);
            foreach (var index in Edges.Where(index => index < size))
            {
                var ranges = TreeProof.Inclusion(index, size);
                var needed = TileTree.Needed(ranges, memory);
                var proof = new TileTree(grown.Tiles.Where(tile => needed.Contains(tile.Key)).ToDictionary(), memory).Hashes(ranges);
                Assert.Equal(new TileTree(grown.Tiles).Hashes(ranges), proof);

                // All above the entry's own tile is known by now.
                Assert.All(TileTree.Needed(ranges, memory), tile => Assert.Equal(0, tile.Level));
            }
        }
    }

    [Fact]
    public void A_tree_that_grows_in_any_steps_has_the_same_tiles()
    {
        var whole = new Grown();
        whole.To(3_000);
        foreach (var step in new[] { 1, 7, 255, 256, 257, 1_000 })
        {
            var grown = new Grown();
            for (var size = 0; size < 3_000; size += step)
            {
                grown.To(Math.Min(3_000, size + step));
            }

            Assert.Equal(whole.Edge.Root, grown.Edge.Root);
            Assert.All(whole.Tiles, tile => Assert.True(tile.Value.SequenceEqual(grown.Tiles[tile.Key])));
        }
    }

    [Fact]
    public void A_proof_with_any_bit_or_number_changed_proves_nothing()
    {
        var (plain, grown) = (new PlainTree(Entries), new Grown());
        grown.To(300);
        foreach (var (index, size) in new[] { (0, 300), (255, 300), (256, 300), (299, 300), (4, 7), (128, 257) })
        {
            var (leaf, root) = (TreeHash.OfLeaf(Entries[index]), plain.Root(size));
            var proof = grown.At(size).Hashes(TreeProof.Inclusion(index, size));
            Assert.False(TreeProof.IsIncluded(index + 1, size, leaf, proof, root));
            Assert.False(TreeProof.IsIncluded(index - 1, size, leaf, proof, root));
            Assert.False(TreeProof.IsIncluded(index, size, leaf, proof.AsSpan(1), root));
            Assert.False(TreeProof.IsIncluded(index, size, leaf, [.. proof, leaf], root));
            var bytes = TreeHash.Bytes(proof);
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(TreeProof.IsIncluded(index, size, leaf, TreeHash.Many(bytes), root));
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void Nothing_is_consistent_with_a_root_that_was_not_its_own()
    {
        var plain = new PlainTree(Entries);
        Assert.True(TreeProof.IsConsistent(0, TreeHash.Empty, 5, plain.Root(5), []));
        Assert.True(TreeProof.IsConsistent(5, plain.Root(5), 5, plain.Root(5), []));
        Assert.False(TreeProof.IsConsistent(0, plain.Root(1), 5, plain.Root(5), []));
        Assert.False(TreeProof.IsConsistent(5, plain.Root(4), 5, plain.Root(5), []));
        Assert.False(TreeProof.IsConsistent(6, plain.Root(6), 5, plain.Root(5), []));
        Assert.False(TreeProof.IsConsistent(4, plain.Root(4), 5, plain.Root(5), []));
    }

    [Fact]
    public void Seventy_thousand_leaves_have_the_tiles_that_the_format_counts()
    {
        // The example of c2sp.org/tlog-tiles, section "Partial Tiles".
        var tiles = TileId.AllOf(70_000).ToLookup(tile => tile.WidthAt(70_000) == 256);
        Assert.Equal(274, tiles[true].Count());
        Assert.Equal([(0, 112), (1, 17), (2, 1)], tiles[false].Select(tile => (tile.Level, tile.WidthAt(70_000))));
        Assert.Equal(1, new TileId(1, 0).WidthAt(256));
        Assert.Equal(0, new TileId(0, 1).WidthAt(256));
        Assert.All(Enumerable.Range(3, 61), level => Assert.Equal(0, new TileId(level, 0).WidthAt(70_000)));
    }
}
