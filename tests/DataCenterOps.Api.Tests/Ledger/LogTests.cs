using System.IO.Compression;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Api.Tests.Ledger;

/// <summary>The log as outsiders watch it.</summary>
public sealed class LogTests(Hosts hosts)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Whoever_reads_tiles_and_entries_comes_to_the_signed_root(string mode)
    {
        using var auditor = await LogReader.AuditorAsync(hosts, mode);
        using var nobody = await LogReader.NobodyAsync(hosts, mode);
        var checkpoint = await nobody.CheckpointAsync();
        var growth = new TreeGrowth(new RightEdge());
        foreach (var tile in TileId.AllOf(checkpoint.Size).Where(tile => tile.Level == 0))
        {
            var path = new TilePath(tile, tile.WidthAt(checkpoint.Size), IsEntries: true);
            Assert.True(EntryBundle.TryRead(await auditor.BytesAsync($"/ledger/{path}"), path.Width, out var entries));
            foreach (var entry in entries)
            {
                growth.Append(TreeHash.OfLeaf(entry.Span));
            }
        }

        Assert.Equal(checkpoint.Root, growth.Edge.Root);
        foreach (var (tile, hashes) in growth.Added)
        {
            var path = new TilePath(tile, tile.WidthAt(checkpoint.Size), IsEntries: false);
            Assert.Equal(TreeHash.Bytes([.. hashes]), await nobody.BytesAsync($"/ledger/{path}"));
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Only_what_a_checkpoint_covers_is_there(string mode)
    {
        using var nobody = await LogReader.NobodyAsync(hosts, mode);
        await nobody.CheckpointAsync();
        Assert.Equal(200, await nobody.StatusAsync("/ledger/tile/0/000"));
        Assert.Equal(200, await nobody.StatusAsync("/ledger/tile/0/000.p/17"));
        Assert.Equal(200, await nobody.StatusAsync("/ledger/tile/1/000.p/1"));
        foreach (var path in new[]
        {
            "0/999", "0/x001/000", "0/999.p/1", "7/000.p/1", "0/000.p/0", "0/000.p/256", "0/00", "0/0", "0", "", "00/000", "64/000", "8/000", "8/000.p/1", "16/000", "63/000.p/1", "0/000/", "0/%30%30%30.p", "-1/000",
        })
        {
            Assert.True(await nobody.StatusAsync($"/ledger/tile/{path}") == 404, path);
        }
    }

    [Fact]
    public async Task Tiles_may_be_kept_for_ever_and_checkpoints_never()
    {
        using var auditor = await LogReader.AuditorAsync(hosts, Hosts.Embedded);
        await auditor.CheckpointAsync();
        using var checkpoint = await auditor.GetAsync("/ledger/checkpoint");
        using var tile = await auditor.GetAsync("/ledger/tile/0/000");
        using var entries = await auditor.GetAsync("/ledger/tile/entries/000", zipped: true);

        Assert.Equal(("text/plain; charset=utf-8", "no-store"), (checkpoint.Content.Headers.ContentType!.ToString(), checkpoint.Headers.CacheControl!.ToString()));
        Assert.Equal(("application/octet-stream", true, true), (tile.Content.Headers.ContentType!.ToString(), tile.Headers.CacheControl!.Public, tile.Headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal)));
        Assert.Equal(("application/octet-stream", true), (entries.Content.Headers.ContentType!.ToString(), entries.Headers.CacheControl!.Private));
        Assert.Equal(["gzip"], entries.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await entries.Content.ReadAsStreamAsync(Token), CompressionMode.Decompress);
        using var read = new MemoryStream();
        await plain.CopyToAsync(read, Token);
        Assert.Equal(await auditor.BytesAsync("/ledger/tile/entries/000"), read.ToArray());
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Entries_are_read_by_auditors_over_the_whole_alone(string mode)
    {
        using var nobody = await LogReader.NobodyAsync(hosts, mode);
        await nobody.CheckpointAsync();
        using var all = await hosts.GetAsync(mode);
        const string Path = "/ledger/tile/entries/000";

        Assert.Equal(401, await nobody.StatusAsync(Path));
        using var auditor = await all.AsAsync("*", "auditor");
        Assert.Equal(200, (await auditor.GetAsync(Path)).Status);
        using var officer = await all.AsAsync("*", "operator", "security-officer", "finance-officer");
        (await officer.GetAsync(Path)).IsProblem(403, "auth.forbidden");
        using var tenant = await all.AsAsync("min-interior", "tenant-admin", "dpo");
        (await tenant.GetAsync(Path)).IsProblem(403, "auth.forbidden");
        (await auditor.GetAsync("/ledger/tile/entries/999")).IsProblem(404, "not_found");
    }
}
