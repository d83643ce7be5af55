using System.Security.Cryptography;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

/// <summary>
/// RFC 6962, section 2.1, word for word and slow: what the quick tree is compared with. It shares no line with it; hashes that
/// it has computed once it remembers.
/// </summary>
internal sealed class PlainTree(IReadOnlyList<byte[]> entries)
{
    private readonly Dictionary<(int, int), byte[]> _known = [];

    public TreeHash Root(int size) => new(Mth(0, size));

    public List<TreeHash> Path(int m, int size) => [.. Path(m, 0, size).Select(hash => new TreeHash(hash))];

    public List<TreeHash> Proof(int m, int size) => [.. SubProof(m, 0, size, true).Select(hash => new TreeHash(hash))];

    private byte[] Mth(int from, int to)
    {
        if (_known.TryGetValue((from, to), out var known))
        {
            return known;
        }

        var n = to - from;
        var hash = n switch
        {
            0 => SHA256.HashData([]),
            1 => SHA256.HashData([0, .. entries[from]]),
            _ => SHA256.HashData([1, .. Mth(from, from + K(n)), .. Mth(from + K(n), to)]),
        };
        return _known[(from, to)] = hash;
    }

    private IEnumerable<byte[]> Path(int m, int from, int to)
    {
        var n = to - from;
        if (n == 1)
        {
            return [];
        }

        var k = K(n);
        return m < k
            ? Path(m, from, from + k).Append(Mth(from + k, to))
            : Path(m - k, from + k, to).Append(Mth(from, from + k));
    }

    private IEnumerable<byte[]> SubProof(int m, int from, int to, bool isWhole)
    {
        var n = to - from;
        if (m == n)
        {
            return isWhole ? [] : [Mth(from, to)];
        }

        var k = K(n);
        return m <= k
            ? SubProof(m, from, from + k, isWhole).Append(Mth(from + k, to))
            : SubProof(m - k, from + k, to, false).Append(Mth(from, from + k));
    }

    private static int K(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
