using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Ledger;

public sealed class SnapshotTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_long_stream_is_kept_as_a_snapshot_and_read_from_there(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        for (var i = 1; i <= LedgerLimits.EventsPerSnapshot; i++)
        {
            await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", $"Name {i}"), $"snapshot-{i}");
        }

        var payload = Encoding.UTF8.GetString(Assert.Single(await Snapshots.ReadAsync(cluster.Storage)));
        Assert.Contains($"\"Version\":{LedgerLimits.EventsPerSnapshot}", payload, StringComparison.Ordinal);

        // What only the snapshot says shows that it was read.
        await Snapshots.WriteAsync(cluster.Storage, payload.Replace("\"Value\":{", "\"Value\":{\"Estate\":\"kept\",", StringComparison.Ordinal));
        var document = TestDocument.Jurisdiction("DZ", $"Name {LedgerLimits.EventsPerSnapshot}");
        await cluster.ForgetAsync(document);
        var read = await cluster.ReadAsync(document);
        Assert.Equal((LedgerLimits.EventsPerSnapshot, document.Text, "kept"), (read.Version, read.AsWritten, read.Estate));

        var next = await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", "Algeria"), "snapshot-next");
        Assert.Equal(LedgerLimits.EventsPerSnapshot + 1, Assert.IsType<Answer.Done>(next).Version);
        Assert.Null((await cluster.ReadAsync(document)).Estate);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_snapshot_of_a_history_that_was_lost_is_never_believed(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var document = TestDocument.Jurisdiction("DZ", "Algeria");
        await cluster.DeclareAsync(document, "history-1");
        await cluster.ForgetAsync(document);
        var payload = Encoding.UTF8.GetString(Assert.Single(await Snapshots.WaitAsync(cluster.Storage)));
        await Snapshots.WriteAsync(
            cluster.Storage,
            payload.Replace("Version\":1", "Version\":3", StringComparison.Ordinal).Replace("Algeria", "Another history", StringComparison.Ordinal));

        var read = await cluster.ReadAsync(document);
        for (var i = 2; i <= 4; i++)
        {
            await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", $"Name {i}"), $"history-{i}");
        }

        // The silo is killed: nothing that it would write on leaving heals this.
        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[0], Cancel);
        var rows = await Snapshots.ReadAsync(cluster.Storage);

        Assert.Equal((1, document.Text), (read.Version, read.AsWritten));
        Assert.DoesNotContain(rows, row => Encoding.UTF8.GetString(row).Contains("Another history", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Commands_stand_when_snapshots_cannot_be_written(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", "Algeria"), "no-snapshot-0");
        await Snapshots.RefuseAsync(cluster.Storage);

        for (var i = 1; i <= LedgerLimits.EventsPerSnapshot + 1; i++)
        {
            Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", $"Name {i}"), $"no-snapshot-{i}"));
        }

        var document = TestDocument.Jurisdiction("DZ", "");
        await cluster.ForgetAsync(document);
        Assert.Equal(LedgerLimits.EventsPerSnapshot + 2, (await cluster.ReadAsync(document)).Version);
        Assert.Empty(await Snapshots.ReadAsync(cluster.Storage));
    }
}
