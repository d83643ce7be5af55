using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>
/// What is derived from the ledger is made again of it, byte for byte, after a random history of commands: the rows in place, the rows of
/// the past in SQLite whatever the engine, and the grains' snapshots.
/// </summary>
public sealed class RebuiltHistoryTests(Clusters clusters, ITestOutputHelper output)
{
    private const int Short = 1_500;

    private const int Whole = 100_000;

    private static readonly string[] Tables =
    [
        "entry_view", "declared", "reference", "estate_revision", "attested_site", "attested_copy", "system_view", "system_placement", "check_definition",
        "resource_span", "token", "person", "approval", "approval_act", "break_glass", "waiver", "waiver_end", "deputy", "pack", "provision_version", "decision",
        "finding", "finding_event", "sweep_run", "finding_trend", "sovereignty_score", "ledger_epoch", "fact_digest",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task A_short_history_is_made_again_byte_for_byte(string engine) => RunAsync(engine, Short);

    [Theory(Explicit = true), MemberData(nameof(Databases.Both), MemberType = typeof(Databases)), Trait("Category", "soak")]
    public Task A_history_of_100000_commands_is_made_again_byte_for_byte(string engine) => RunAsync(engine, Whole);

    private async Task RunAsync(string engine, int commands)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var history = new RandomCommands(cluster, seed: 1);
        await TimedAsync("commands", commands, () => history.SendAsync(commands));
        var rows = await cluster.AllRowsAsync(Tables);
        foreach (var table in (string[])["declared", "decision", "finding_event", "sweep_run", "resource_span", "check_definition"])
        {
            Assert.Contains(rows, row => row.StartsWith($"{table}: ", StringComparison.Ordinal));
        }

        await TimedAsync("views", commands, async () => Assert.Equal(Tables.Length, (await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel)).Tables));
        Assert.Equal(rows, await cluster.AllRowsAsync(Tables), StringComparer.Ordinal);

        await TimedAsync("past", commands, () => LookBackAsync(cluster, async () =>
        {
            Assert.Equal(rows, await cluster.AllRowsAsync(Tables), StringComparer.Ordinal);

            // Whoever looks back and calls a grain is answered by what is.
            Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.Jurisdiction("BLOC-Z", "Now"), "looking-back-1"));
        }));

        // The rows of the past leave out what is personal; those in place have it again.
        var every = new EveryState(cluster);
        await TimedAsync("every kind", 1, every.FillAsync);
        rows = await cluster.AllRowsAsync(Tables);
        Assert.Empty((await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel)).Changed);
        Assert.Equal(rows, await cluster.AllRowsAsync(Tables), StringComparer.Ordinal);

        // Leaving, every grain writes what it knows.
        await every.WakeAsync();
        await cluster.Silos.StopAllSilosAsync(Cancel);
        var kept = await SnapshotsAsync(cluster.Storage);
        Assert.Equal(EveryState.All.Length, EveryState.All.Select(state => state.Name).ToHashSet(StringComparer.Ordinal).Count);
        Assert.Equal(
            EveryState.Written,
            kept.Select(row => row[..row.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await new SnapshotCleaning(cluster.Storage).DropAsync(Cancel);
        Assert.Empty(await SnapshotsAsync(cluster.Storage));
        await TimedAsync("snapshots", commands, async () =>
        {
            await using var again = await Cluster.StartAsync(cluster.Storage);
            await new EveryState(again).WakeAsync();
            await again.Silos.StopAllSilosAsync(Cancel);
        });
        Assert.Equal(kept, await SnapshotsAsync(cluster.Storage), StringComparer.Ordinal);
    }

    private static async Task LookBackAsync(Cluster cluster, Func<Task> look)
    {
        var integration = new TreeIntegration(cluster.Get<IReadDatabase>(), cluster.Get<IWriter>());
        while ((await integration.StepAsync(TimeProvider.System.GetUtcNow(), Cancel)).IsMore)
        {
            // On to the end.
        }

        var now = Rfc3339.Write(TimeProvider.System.GetUtcNow());
        PastAnswer answer;
        do
        {
            answer = await cluster.Get<IPastDatabases>().FindAsync(now, Cancel);
        }
        while (answer is PastAnswer.Preparing);

        using var ready = Assert.IsType<PastAnswer.Ready>(answer);
        using (LookingBack.At(ready.Database))
        {
            await look();
        }
    }

    private static async Task<IReadOnlyList<string>> SnapshotsAsync(StorageOptions storage) =>
    [
        .. (await Snapshots.AllAsync(storage)).Select(row => $"{row.Type} {row.Key} {Convert.ToHexStringLower(row.Payload)}").Order(StringComparer.Ordinal),
    ];

    private async Task TimedAsync(string what, int commands, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F1} s, {commands / watch.Elapsed.TotalSeconds:F0} commands/s"));
    }
}
