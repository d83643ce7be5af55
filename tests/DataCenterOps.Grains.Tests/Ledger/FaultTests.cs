using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>Whatever row the database refuses, a command is done as a whole or not at all.</summary>
public sealed class FaultTests(Clusters clusters)
{
    // More rows than any of the commands below writes.
    private const int Rows = 60;

    private static readonly TestDocument Document = TestDocument.System("faulty");

    public static TheoryData<string, bool> Ways { get; } =
        new((Databases.Sqlite, false), (Databases.Postgres, false), (Databases.Postgres, true));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_fault_at_any_row_leaves_all_of_a_command_or_nothing(string engine, bool outage)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var faults = await Faults.InstallAsync(cluster.Storage);
        (string Name, int AtLeast, Func<Task> Do)[] commands =
        [
            ("create", 8, () => cluster.DeclareAsync(Document, "fault-create")),
            ("change", 8, () => cluster.DeclareAsync(TestDocument.System("faulty", "Renamed", sensitive: true), "fault-change")),
            ("refuse", 4, () => cluster.DeclareAsync(TestDocument.System("faulty", highRisk: true), "fault-refuse")),
            ("answer", 1, () => cluster.DeclareAsync(TestDocument.System("faulty", "Renamed", sensitive: true), "fault-answer")),
            ("activate", 5, () => cluster.ActivateAsync(Packs.Strict, "fault-activate")),
            ("sweep", 3, () => cluster.SweepAsync(TestDocument.Tenant)),
            ("retire", 3, () => cluster.RetireAsync(Document, "fault-retire")),
        ];

        // After an outage the writer pauses, so there one command must do.
        foreach (var command in outage ? commands[..1] : commands)
        {
            // A sweep is several commits, each of them whole: what a fault leaves of it, the next one goes on from.
            var rows = await UntilItSucceedsAsync(cluster, faults, command.Do, outage, isOneCommit: command.Name != "sweep");
            Assert.InRange(rows, command.AtLeast, Rows);
            var read = await cluster.ReadAsync(Document);
            await cluster.ForgetAsync(Document);
            Assert.Equal(read, await cluster.ReadAsync(Document));
        }

        // What the projections hold is what the ledger says, no more and no less.
        await faults.RemoveAsync();
        var live = await cluster.AllRowsAsync(faults.Tables);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(live, await cluster.AllRowsAsync(faults.Tables));
    }

    /// <summary>Lets the first, the second, … row fail until there is none left to fail.</summary>
    private static async Task<int> UntilItSucceedsAsync(Cluster cluster, Faults faults, Func<Task> command, bool outage, bool isOneCommit)
    {
        for (var n = 1; n <= Rows; n++)
        {
            var before = await cluster.AllRowsAsync(faults.Tables);
            var memory = await cluster.ReadAsync(Document);
            await faults.ArmAsync(n, outage);
            var failure = await Record.ExceptionAsync(command);
            await faults.DisarmAsync();
            if (failure is null)
            {
                return n - 1;
            }

            Assert.True(!outage || failure is LedgerUnavailableException, failure.ToString());
            if (isOneCommit)
            {
                Assert.Equal(before, await cluster.AllRowsAsync(faults.Tables));
            }

            Assert.Equal(memory, await cluster.ReadAsync(Document));
        }

        throw new InvalidOperationException($"the command failed at each of {Rows} rows");
    }
}
