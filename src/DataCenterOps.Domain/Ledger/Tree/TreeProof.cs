using System.Numerics;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Proofs of RFC 6962, section 2.1: of which hashes they consist, and whether they prove it.</summary>
public static class TreeProof
{
    /// <summary>The ranges whose hashes prove that leaf <paramref name="index"/> is in the tree of <paramref name="size"/>, sibling first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<TreeRange> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, TreeLimits.Size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var ranges = new List<TreeRange>(TreeLimits.InclusionHashes);
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + TreeRange.SplitOf(end - start);
            if (index < middle)
            {
                ranges.Add(new TreeRange(middle, end));
                end = middle;
            }
            else
            {
                ranges.Add(new TreeRange(start, middle));
                start = middle;
            }
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>The ranges whose hashes prove that the tree of <paramref name="size"/> has grown from the one of <paramref name="older"/>.</summary>
    /// <returns>None when both are the same or the older one is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The older tree is the larger one.</exception>
    public static IReadOnlyList<TreeRange> Consistency(long older, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, TreeLimits.Size);
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, size);
        if (older == 0 || older == size)
        {
            return [];
        }

        var ranges = new List<TreeRange>(TreeLimits.ConsistencyHashes);
        var (start, end) = (0L, size);
        while (end != older)
        {
            var middle = start + TreeRange.SplitOf(end - start);
            if (older <= middle)
            {
                ranges.Add(new TreeRange(middle, end));
                end = middle;
            }
            else
            {
                ranges.Add(new TreeRange(start, middle));
                start = middle;
            }
        }

        // Who checks knows the older root: when it is a full subtree, it need not be told.
        if (start > 0)
        {
            ranges.Add(new TreeRange(start, end));
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>Whether <paramref name="proof"/> shows that <paramref name="leaf"/> is leaf <paramref name="index"/> of the tree.</summary>
    public static bool IsIncluded(long index, long size, in TreeHash leaf, ReadOnlySpan<TreeHash> proof, in TreeHash root)
    {
        if (index < 0 || index >= size || size > TreeLimits.Size)
        {
            return false;
        }

        // RFC 9162, section 2.1.3.2.
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var other in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(other, hash);
                if ((node & 1) == 0)
                {
                    var skipped = BitOperations.TrailingZeroCount(node);
                    (node, last) = (node >> skipped, last >> skipped);
                }
            }
            else
            {
                hash = TreeHash.OfNode(hash, other);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>
    /// Whether <paramref name="proof"/> shows that the tree of <paramref name="size"/> begins with all that the older one had. Every tree has grown
    /// from the empty one, and a tree from itself, without a proof.
    /// </summary>
    public static bool IsConsistent(
        long older, in TreeHash olderRoot, long size, in TreeHash root, ReadOnlySpan<TreeHash> proof)
    {
        if (older < 0 || older > size || size > TreeLimits.Size)
        {
            return false;
        }

        if (older == 0 || older == size)
        {
            return proof.IsEmpty && (older == size ? olderRoot == root : olderRoot == TreeHash.Empty)
                && (size > 0 || root == TreeHash.Empty);
        }

        if (proof.IsEmpty)
        {
            return false;
        }

        // RFC 9162, section 2.1.4.2.
        var isFull = BitOperations.IsPow2(older);
        var (node, last) = (older - 1, size - 1);
        var up = BitOperations.TrailingZeroCount(~node);
        (node, last) = (node >> up, last >> up);
        var first = isFull ? olderRoot : proof[0];
        var (before, now) = (first, first);
        foreach (var other in isFull ? proof : proof[1..])
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                before = TreeHash.OfNode(other, before);
                now = TreeHash.OfNode(other, now);
                if ((node & 1) == 0)
                {
                    var skipped = BitOperations.TrailingZeroCount(node);
                    (node, last) = (node >> skipped, last >> skipped);
                }
            }
            else
            {
                now = TreeHash.OfNode(now, other);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && before == olderRoot && now == root;
    }
}
