using Dapper;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger;

/// <summary>Old checkpoints become fewer, and what must stay stays.</summary>
public sealed class CheckpointThinningTests(Databases databases)
{
    private const string Insert =
        "INSERT INTO ledger_checkpoint (epoch, size, note, cosignatures, signed_at, has_quorum) VALUES ($1, $2, 'note', '', $3, $4)";

    private static readonly DateTimeOffset Now = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Old = Now.AddDays(-LedgerLimits.CheckpointDays).AddHours(-3);

    private static readonly string Kept = string.Join(", ", ["1 5", "2 700", "2 2500", "2 2502", .. Enumerable.Range(2_503, 20).Select(size => $"2 {size}")]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Old_ones_become_fewer_and_young_ones_and_the_last_of_each_epoch_stay(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        _ = silo.Ledger;

        // The first epoch ended in the midst of an hour; in the second, three hours are old, and one is young.
        await AddAsync(silo, 1, 1, 5, Old.AddHours(-2));
        await AddAsync(silo, 2, 1, 2_500, Old, quorumAt: 700);
        await AddAsync(silo, 2, 2_501, 2, Old.AddHours(2));
        await AddAsync(silo, 2, 2_503, 20, Now.AddHours(-1));

        Assert.Equal(4 + 2_500 - 2 + 1, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Now, Token));
        Assert.Equal(Kept, await SizesAsync(silo));
        Assert.Equal(0, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Now, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task More_than_are_looked_at_at_once_go_in_parts(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        _ = silo.Ledger;
        await AddAsync(silo, 1, 1, 5, Old.AddHours(-2));
        await AddAsync(silo, 2, 1, 2_500, Old, quorumAt: 700);
        await AddAsync(silo, 2, 2_501, 2, Old.AddHours(2));
        await AddAsync(silo, 2, 2_503, 20, Now.AddHours(-1));

        // The last of a part stays, once more.
        Assert.Equal(4 + 2_500 - 2 + 1 - 2, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Now, 1_000, Token));
        Assert.Equal(2, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Now, 1_000, Token));
        Assert.Equal(Kept, await SizesAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_was_signed_again_of_late_stays_whatever_its_tree(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        _ = silo.Ledger;
        await AddAsync(silo, 1, 1, 3, Old);
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_checkpoint SET signed_at = $1 WHERE size >= 2", Now);

        Assert.Equal(0, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Now, Token));
        Assert.Equal("1 1, 1 2, 1 3", await SizesAsync(silo));
    }

    // One a second, as a sealer would.
    private static async Task AddAsync(Silo silo, long epoch, long first, int count, DateTimeOffset from, long quorumAt = 0)
    {
        await silo.Writer.ExclusiveAsync(
            session =>
            {
                for (var i = 0; i < count; i++)
                {
                    var (size, at) = (first + i, SqlTime.Of(from.AddSeconds(i)));
                    session.Execute("INSERT INTO ledger_integration (epoch, size, root, integrated_at) VALUES ($1, $2, $3, $4)", epoch, size, new byte[32], at);
                    session.Execute(Insert, epoch, size, at, size == quorumAt ? 1L : 0L);
                }

                return true;
            },
            Token);
    }

    private static async Task<string> SizesAsync(Silo silo)
    {
        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        return string.Join(", ", await connection.QueryAsync<string>("SELECT epoch || ' ' || size FROM ledger_checkpoint ORDER BY epoch, size"));
    }
}
