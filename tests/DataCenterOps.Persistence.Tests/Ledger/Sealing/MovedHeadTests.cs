using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>
/// The compare-and-set of the head alone: nothing else stands in the way of the second sealer, no leaf and no entry that both took.
/// </summary>
public sealed class MovedHeadTests(Databases databases)
{
    private static readonly string[] Tables = ["ledger_head", "ledger_leaf", "ledger_tile", "ledger_integration"];

    /// <summary>What another one has done between the read and the write: each is a part of the condition.</summary>
    public static TheoryData<string, string> Moves { get; } =
        new MatrixTheoryData<string, string>(Databases.Both.Select(row => row.Data), ["epoch", "size", "root"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Moves))]
    public async Task A_head_that_moved_between_reading_and_writing_is_left_as_it_is(string engine, string move)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(silo, "a", 0, 4);
        await new TestSealer(silo).SealAsync(Entries.Noon);
        await SealedLedger.AppendAsync(silo, "a", 4, 3);

        var meanwhile = new Meanwhile(silo.Writer, async () =>
        {
            await SealedLedger.SqlAsync(silo, $"UPDATE ledger_head SET {move} = $1 WHERE id = 1", move == "root" ? new byte[32] : 2L);
            return await RowsAsync(silo);
        });
        var step = await new TreeIntegration(silo.Get<IReadDatabase>(), meanwhile).StepAsync(Entries.Noon.AddSeconds(1), Token);

        Assert.Equal(new Integrated(0, IsMore: true), step);
        Assert.Equal(meanwhile.Left, await RowsAsync(silo));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Silo silo)
    {
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            rows.AddRange((await silo.RowsAsync(table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    /// <summary>The silo's writer, before whose first write another one is done.</summary>
    private sealed class Meanwhile(IWriter writer, Func<Task<IReadOnlyList<string>>> other) : IWriter
    {
        public IReadOnlyList<string> Left { get; private set; } = [];

        public async Task<ImmutableArray<int>> WriteAsync(IFactWrite write, CancellationToken cancellationToken)
        {
            Left = await other();
            return await writer.WriteAsync(write, cancellationToken);
        }

        public Task<T> ExclusiveAsync<T>(Func<IExclusiveSession, T> work, CancellationToken cancellationToken) =>
            throw new NotSupportedException("sealing holds nobody up");
    }
}
