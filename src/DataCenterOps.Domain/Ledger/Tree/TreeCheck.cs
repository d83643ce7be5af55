namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Holds a piece of the stored tree against its root: entries against the hashes of their leaves, each tile above them against the one
/// below, all against the root. First ask which tiles are needed, then fetch them, then judge: nothing here reads anything.
/// </summary>
public sealed class TreeCheck
{
    private readonly long[] _tiles;

    /// <summary>A check of the tiles of leaves in <paramref name="tiles"/>.</summary>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="tiles">Which tiles of level 0 to check, by index; those that such a tree does not have are left out.</param>
    public TreeCheck(long size, IEnumerable<long> tiles)
    {
        (Size, _tiles) = (size, [.. tiles.Where(tile => tile >= 0 && new TileId(0, tile).WidthAt(size) > 0).Distinct().Order()]);
        Needed = TileTree.Needed([new TreeRange(0, size)]).Concat(_tiles.SelectMany(Ancestry)).ToHashSet();
    }

    /// <summary>Leaves of the tree.</summary>
    public long Size { get; }

    /// <summary>The tiles of leaves that are checked, by index, in order.</summary>
    public IReadOnlyList<long> Tiles => _tiles;

    /// <summary>What must be fetched.</summary>
    public IReadOnlyCollection<TileId> Needed { get; }

    /// <summary>The tiles at the end of a tree, at most <paramref name="count"/> of them.</summary>
    public static IEnumerable<long> Tail(long size, int count)
    {
        var end = (size + TreeLimits.TileWidth - 1) / TreeLimits.TileWidth;
        for (var tile = Math.Max(0, end - count); tile < end; tile++)
        {
            yield return tile;
        }
    }

    /// <summary>The refusal to sign because of <paramref name="what"/>, half a sentence.</summary>
    public static SigningRefusal Damaged(FormattableString what) => new(
        SigningRefusal.Damaged,
        $"the ledger's check of itself found that {FormattableString.Invariant(what)}: rows were changed. Nothing is signed; see deploy/runbooks/ledger.md");

    /// <summary>Judges what was fetched.</summary>
    /// <param name="root">The root of the tree.</param>
    /// <param name="stored">The tiles; they may be wider than the tree, and what is missing is damage.</param>
    /// <param name="entries">The entries below each of <see cref="Tiles"/>, in order.</param>
    /// <returns>What does not hold; nothing when all does.</returns>
    public SigningRefusal? Judge(
        in TreeHash root, IReadOnlyDictionary<TileId, TreeHash[]> stored, IReadOnlyDictionary<long, IReadOnlyList<ReadOnlyMemory<byte>>> entries)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(entries);
        if (Needed.FirstOrDefault(tile => !stored.TryGetValue(tile, out var hashes) || hashes.Length < tile.WidthAt(Size), new TileId(-1, 0)) is { Level: >= 0 } absent)
        {
            return Damaged($"tile {absent.Index} of level {absent.Level} is missing or too narrow");
        }

        if (new TileTree(stored).Hash(new TreeRange(0, Size)) != root)
        {
            return Damaged($"the tiles do not lead to the root of {Size} entries");
        }

        return _tiles.Select(tile => JudgeEntries(tile, stored, entries.GetValueOrDefault(tile, [])) ?? JudgeAncestry(tile, stored)).FirstOrDefault(static found => found is not null);
    }

    /// <summary>The tile and those above it, up to the first that is not full: from there on the root holds them.</summary>
    private IEnumerable<TileId> Ancestry(long tile)
    {
        var id = new TileId(0, tile);
        yield return id;
        while (id.WidthAt(Size) == TreeLimits.TileWidth)
        {
            id = new TileId(id.Level + 1, id.Index / TreeLimits.TileWidth);
            yield return id;
        }
    }

    private SigningRefusal? JudgeEntries(
        long tile, IReadOnlyDictionary<TileId, TreeHash[]> stored, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var (first, hashes) = (tile * TreeLimits.TileWidth, stored[new TileId(0, tile)]);
        for (var i = 0; i < new TileId(0, tile).WidthAt(Size); i++)
        {
            if (i >= entries.Count || TreeHash.OfLeaf(entries[i].Span) != hashes[i])
            {
                return Damaged($"entry {first + i} is not the one that was sealed");
            }
        }

        return null;
    }

    private SigningRefusal? JudgeAncestry(long tile, IReadOnlyDictionary<TileId, TreeHash[]> stored)
    {
        TileId? below = null;
        foreach (var id in Ancestry(tile))
        {
            if (below is { } full
                && TileTree.OfTile(stored[full].AsSpan(0, TreeLimits.TileWidth)) != stored[id][(int)(full.Index % TreeLimits.TileWidth)])
            {
                return Damaged($"tile {id.Index} of level {id.Level} does not hold the hash of tile {full.Index} below it");
            }

            below = id;
        }

        return null;
    }
}
