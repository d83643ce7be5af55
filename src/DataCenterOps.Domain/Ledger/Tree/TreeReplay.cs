using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Grows the tree of one epoch again from the entries that the database has, and holds it against the hashes of leaves, the roots of every
/// step that was committed, and the head. It keeps the tree's right edge and nothing else.
/// </summary>
/// <param name="epoch">Which tree.</param>
/// <param name="size">Its entries.</param>
/// <param name="root">Its root.</param>
public sealed class TreeReplay(long epoch, long size, TreeHash root)
{
    private readonly RightEdge _edge = new();
    private long _good;

    /// <summary>Takes the next entry in.</summary>
    /// <param name="index">The index of the leaf that was found; another one than the next shows that leaves are missing.</param>
    /// <param name="stream">The stream of the entry's row, which is not hashed and must be what its bytes say.</param>
    /// <param name="version">Its version there.</param>
    /// <param name="bytes">The entry; nothing when the leaf leads to none.</param>
    /// <param name="stored">The hash of the leaf in its tile; nothing when the tile does not have it.</param>
    /// <returns>What does not hold; nothing when all does.</returns>
    public TreeDamage? Add(long index, string stream, long version, ReadOnlyMemory<byte>? bytes, TreeHash? stored)
    {
        var next = _edge.Size;
        if (index != next || bytes is not { } entry)
        {
            return Damage(next, "is missing");
        }

        var hash = TreeHash.OfLeaf(entry.Span);
        if (stored != hash)
        {
            return Damage(next, "is not the one that was sealed");
        }

        if (!StreamOrder.TryRead(entry.Span, out var named, out var number) || number != version || Encoding.UTF8.GetString(named) != stream)
        {
            return Damage(next, FormattableString.Invariant($"stands in its row as version {version} of `{stream}`, and says something else of itself"));
        }

        _edge.Append(hash);
        return null;
    }

    /// <summary>Compares the root of a step that was committed when there were as many entries as were taken in by now.</summary>
    public TreeDamage? Compare(in TreeHash committed)
    {
        if (_edge.Root != committed)
        {
            return Damage(_good, FormattableString.Invariant($"or one of those from it to {_edge.Size - 1} is not the one that was sealed"));
        }

        _good = _edge.Size;
        return null;
    }

    /// <summary>Compares the end with the head.</summary>
    public TreeDamage? End() => _edge.Size < size ? Damage(_edge.Size, "is missing") : Compare(root);

    private TreeDamage Damage(long index, string what) => new(epoch, index, what);
}
