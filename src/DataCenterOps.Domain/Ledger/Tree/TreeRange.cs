using System.Numerics;
using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Leaves from <paramref name="Start"/> up to but not with <paramref name="End"/>, which have one hash as a tree of their own.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TreeRange(long Start, long End)
{
    /// <summary>How many leaves.</summary>
    public long Count => End - Start;

    /// <summary>The largest power of two below <paramref name="count"/>, at which RFC 6962 splits a tree of more than one leaf.</summary>
    public static long SplitOf(long count) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(count - 1)));

    /// <summary>
    /// The full subtrees that the range is made of, from the left: all hashes in tiles are of such. The range starts at a
    /// multiple of the largest of them, as every range of a proof does.
    /// </summary>
    internal IEnumerable<TreeNode> Nodes()
    {
        var start = Start;
        while (start < End)
        {
            var height = 63 - BitOperations.LeadingZeroCount((ulong)(End - start));
            yield return new TreeNode(height, start >> height);
            start += 1L << height;
        }
    }
}
