using System.Globalization;
using System.Net;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Tests.Ledger;

/// <summary>A log of our own entries that grows, with a server that shows its newest checkpoint, or writes it into a folder.</summary>
internal sealed class TestLog : HttpMessageHandler
{
    public const string Url = "http://log.example";

    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly List<byte[]> _entries = [];
    private readonly Dictionary<TileId, TreeHash[]> _tiles = [];
    private readonly RightEdge _edge = new();

    public static LogKeys Keys { get; } = LogKeys.New("log.example/ledger");

    public SignedNote? Note { get; private set; }

    public List<string> Asked { get; } = [];

    /// <summary>Entries of this program: twenty streams, versions in order.</summary>
    public static TestLog Of(int size, string mark = "a") => new TestLog().To(size, mark);

    public static byte[] Entry(long index, string mark) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"body":{"mark":"{{mark}}"},"stream":"system/t/{{index % 20}}","version":{{(index / 20) + 1}}}"""));

    public TestLog To(int size, string mark = "a")
    {
        while (_entries.Count < size)
        {
            Add(Entry(_entries.Count, mark));
        }

        return Sign();
    }

    public TestLog Add(byte[] entry)
    {
        var growth = new TreeGrowth(_edge);
        growth.Append(TreeHash.OfLeaf(entry));
        foreach (var (tile, hashes) in growth.Added)
        {
            _tiles[tile] = [.. _tiles.GetValueOrDefault(tile, []), .. hashes];
        }

        _entries.Add(entry);
        return this;
    }

    public TestLog Sign()
    {
        Note = Keys.Sign(new Checkpoint(Keys.Origin, _entries.Count, _edge.Root), Noon.AddSeconds(_entries.Count));
        return this;
    }

    public Folder ToFolder(Folder? folder = null)
    {
        var written = folder ?? new Folder();
        foreach (var tile in TileId.AllOf(_entries.Count))
        {
            Write(written, new TilePath(tile, tile.WidthAt(_entries.Count), IsEntries: false));
            if (tile.Level == 0)
            {
                Write(written, new TilePath(tile, tile.WidthAt(_entries.Count), IsEntries: true));
            }
        }

        return written.With("checkpoint." + _entries.Count.ToString(CultureInfo.InvariantCulture), Note!.ToString());
    }

    public Receipt Receipt(long index) => new(
        index, [.. new TileTree(_tiles).Hashes(TreeProof.Inclusion(index, _entries.Count))], Note!, _entries[(int)index]);

    public byte[] Bytes(TilePath path) => path.IsEntries
        ? EntryBundle.Write([.. _entries.Skip((int)path.Tile.Index * 256).Take(path.Width).Select(entry => new ReadOnlyMemory<byte>(entry))])
        : TreeHash.Bytes(_tiles[path.Tile].AsSpan(0, path.Width));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Asked.Add(path);
        const string Tiles = "/ledger/tile/";
        HttpContent? content = path == "/ledger/checkpoint" ? new StringContent(Note!.ToString())
            : path.StartsWith(Tiles, StringComparison.Ordinal) && TilePath.TryParse(path[Tiles.Length..], out var tile)
                && tile.Tile.WidthAt(_entries.Count) >= tile.Width ? new ByteArrayContent(Bytes(tile))
            : null;
        return Task.FromResult(content is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") }
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    private void Write(Folder folder, TilePath path) => folder.With(path.ToString(), Bytes(path));
}
