using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// Holds facts (<see cref="FactsFile"/>) against the digests of a verified tree: every digest of the file's table and time must be made of the rows that
/// are there, in their order. Of each series it keeps the right edge of one digest's tree; of the tree its digests, some 150 bytes each.
/// </summary>
public sealed class FactsCheck
{
    private readonly Dictionary<string, List<(FactDigest Digest, long Entry)>> _digests = new(StringComparer.Ordinal);
    private Dictionary<string, Place> _places = [];

    /// <summary>Rows that are under a digest as they are.</summary>
    public long Rows { get; private set; }

    /// <summary>Digests that were made of them.</summary>
    public long Digests { get; private set; }

    /// <summary>Takes a digest of the tree in.</summary>
    /// <param name="digest">What it says. Those of one series come in their order.</param>
    /// <param name="entry">The place of its entry in the tree.</param>
    public void Add(FactDigest digest, long entry)
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (!_digests.TryGetValue(digest.Series.Value, out var series))
        {
            _digests[digest.Series.Value] = series = [];
        }

        series.Add((digest, entry));
    }

    /// <summary>Begins a file by its first line.</summary>
    /// <returns>What is wrong; nothing when nothing is.</returns>
    public string? Begin(ReadOnlyMemory<byte> line)
    {
        if (!FactsFile.TryBegin(line, out var table, out var from, out var until))
        {
            return "its first line does not say which facts it holds";
        }

        _places = _digests.Where(series => series.Key.StartsWith(table.Name + "/", StringComparison.Ordinal))
            .Select(series => (series.Key, Digests: series.Value.Where(one => one.Digest.Until >= from && one.Digest.From <= until).ToArray()))
            .Where(static series => series.Digests.Length > 0)
            .ToDictionary(static series => series.Key, static series => new Place(series.Digests), StringComparer.Ordinal);
        return null;
    }

    /// <summary>Takes the next row in.</summary>
    /// <returns>What is wrong; nothing when nothing is.</returns>
    public string? Row(ReadOnlyMemory<byte> line)
    {
        if (!FactsFile.TryRow(line, out var series, out var number, out var row))
        {
            return "a line is no fact";
        }

        if (!_places.TryGetValue(series.Value, out var place) || place.IsDone)
        {
            return FormattableString.Invariant($"row {number} of `{series}` is under no digest of this time in the ledger");
        }

        if (number != place.Next)
        {
            return number > place.Next
                ? Missing(series.Value, place)
                : FormattableString.Invariant($"row {number} of `{series}` stands after row {place.Next - 1}: it is there twice, or out of order");
        }

        if (!FactRow.IsCanonical(row))
        {
            return FormattableString.Invariant($"row {number} of `{series}` is not in the form that was hashed");
        }

        if (place.Take(TreeHash.OfLeaf(row.Span)) is not { } digest)
        {
            return null;
        }

        if (!digest.Holds)
        {
            return FormattableString.Invariant(
                $"rows {digest.First} to {number} of `{series}` are not those that the digest in entry {digest.Entry} was made of: one of them was changed, or has another's place");
        }

        Rows += number - digest.First + 1;
        Digests++;
        return null;
    }

    /// <summary>Ends a file.</summary>
    /// <returns>What is missing; nothing when nothing is.</returns>
    public string? End() => _places.Where(static series => !series.Value.IsDone).OrderBy(static series => series.Key, StringComparer.Ordinal)
        .Select(static series => Missing(series.Key, series.Value)).FirstOrDefault();

    private static string Missing(string series, Place place) =>
        FormattableString.Invariant($"row {place.Next} of `{series}` is missing: the digest in entry {place.Entry} was made of it, too");

    private sealed class Place((FactDigest Digest, long Entry)[] digests)
    {
        private RightEdge _edge = new();
        private int _at;

        public bool IsDone => _at == digests.Length;

        public long Next => digests[_at].Digest.First + _edge.Size;

        public long Entry => digests[_at].Entry;

        /// <summary>Takes a row in; at the end of a digest its verdict.</summary>
        public (bool Holds, long First, long Entry)? Take(in TreeHash leaf)
        {
            _edge.Append(leaf);
            var (digest, entry) = digests[_at];
            if (_edge.Size < digest.Count)
            {
                return null;
            }

            var holds = _edge.Root == digest.Root;
            (_edge, _at) = (new RightEdge(), _at + 1);
            return (holds, digest.First, entry);
        }
    }
}
