using System.Globalization;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Cryptography.Tests.Witnesses;

/// <summary>A log of up to 256 entries with real keys, which asks witnesses. Two with the same keys and other entries are a fork.</summary>
internal sealed class GrowingLog(LogKeys keys, string mark = "a")
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly TreeHash[] _leaves =
        [.. Enumerable.Range(0, 256).Select(i => TreeHash.OfLeaf(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mark} {i}"))))];

    public LogKeys Keys => keys;

    public Checkpoint At(int size) => new(keys.Origin, size, Tree(size).Hash(new TreeRange(0, size)));

    public SignedNote Note(int size) => keys.Sign(At(size), Noon);

    public AddCheckpoint Ask(int old, int size) => new(old, [.. Tree(size).Hashes(TreeProof.Consistency(old, size))], Note(size), At(size));

    public WitnessedHead Held(int size) => new(size, At(size).Root, "");

    private TileTree Tree(int size) => new(new Dictionary<TileId, TreeHash[]> { [new TileId(0, 0)] = _leaves[..size] });
}
