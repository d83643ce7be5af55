using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

public sealed class SealerTests(Databases databases)
{
    private static readonly string[] Tables =
        ["ledger_leaf", "ledger_head", "ledger_integration", "ledger_tile", "ledger_checkpoint", "ledger_origin", "ledger_sealer"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_appended_is_sealed_and_signed(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        Assert.IsType<Signing.NotDue>(await sealer.SignAsync(Noon));

        await SealedLedger.AppendAsync(silo, "a", 0, 700);
        Assert.Equal(700, (await sealer.SealAsync(Noon)).Size);
        await SealedLedger.AppendAsync(silo, "a", 700, 1);
        Assert.Equal(701, (await sealer.SealAsync(Noon.AddSeconds(1))).Size);

        Assert.Equal(701, await SealedLedger.VerifyAsync(silo));
        Assert.Equal(2, (await SealedLedger.NotesAsync(silo)).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task More_than_one_step_takes_is_sealed_in_several(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(silo, "a", 0, LedgerLimits.SealEntries + 100);

        Assert.Equal(LedgerLimits.SealEntries + 100, await new TestSealer(silo).IntegrateAsync(Noon));
        Assert.Equal(LedgerLimits.SealEntries + 100, await SealedLedger.VerifyAsync(silo));
        Assert.Equal(2, (await silo.RowsAsync("ledger_integration")).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task There_is_one_checkpoint_a_second_and_a_fresh_one_every_ten_minutes(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await SealedLedger.AppendAsync(silo, "a", 0, 1);
        await sealer.SealAsync(Noon);
        await SealedLedger.AppendAsync(silo, "a", 1, 1);
        await sealer.IntegrateAsync(Noon);

        Assert.IsType<Signing.NotDue>(await sealer.SignAsync(Noon.AddMilliseconds(999)));
        Assert.IsType<Signing.Made>(await sealer.SignAsync(Noon.AddSeconds(1)));
        Assert.IsType<Signing.NotDue>(await sealer.SignAsync(Noon.AddSeconds(600)));
        var before = await SealedLedger.NotesAsync(silo);
        Assert.IsType<Signing.Made>(await sealer.SignAsync(Noon.AddSeconds(601)));
        var after = await SealedLedger.NotesAsync(silo);

        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1], after[1], StringComparer.Ordinal);
        Assert.Equal(2, after.Count);
        Assert.Equal(2, await SealedLedger.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_entry_that_appears_late_behind_others_is_sealed_by_the_next_pass(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await SealedLedger.AppendAsync(silo, "a", 0, 3);
        await InsertAsync(silo, 1_000, "z/1");
        for (var second = 0; second < 300; second += 20)
        {
            await sealer.IntegrateAsync(Noon.AddSeconds(second));
            // As by an append that got its position first and was committed last.
            await InsertAsync(silo, 1_200 + second, $"y/{second}");
            await sealer.IntegrateAsync(Noon.AddSeconds(second + 10));
            await InsertAsync(silo, 1_199 + second, $"x/{second}");
        }

        await sealer.IntegrateAsync(Noon.AddSeconds(300));
        Assert.Equal(3 + 1 + 30, await SealedLedger.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_short_pass_that_misses_a_version_gives_way_to_a_long_one_and_what_it_overlooks_alone_waits_for_that(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await InsertAsync(silo, 1_000, "z/1");
        Assert.Equal(1, await sealer.IntegrateAsync(Noon));
        await InsertAsync(silo, 1_200, "y/1");
        Assert.Equal(1, await sealer.IntegrateAsync(Noon.AddSeconds(1)));

        await InsertAsync(silo, 1_100, "x/1");
        await InsertAsync(silo, 1_300, "x/1", version: 2);
        Assert.Equal(2, await sealer.IntegrateAsync(Noon.AddSeconds(8)));

        await InsertAsync(silo, 1_150, "w/1");
        Assert.Equal(0, await sealer.IntegrateAsync(Noon.AddSeconds(17)));
        Assert.Equal(1, await sealer.IntegrateAsync(Noon.AddSeconds(18)));

        // The clock was set back: what comes late meanwhile is not kept waiting for that.
        await InsertAsync(silo, 1_160, "v/1");
        Assert.Equal(1, await sealer.IntegrateAsync(Noon.AddSeconds(2)));
        Assert.Equal(6, await SealedLedger.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_no_pass_looks_at_any_more_is_found_by_the_nightly_search(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await InsertAsync(silo, 1_000, "z/1");
        for (var minute = 0; minute < 5; minute++)
        {
            await sealer.IntegrateAsync(Noon.AddMinutes(minute));
        }

        await InsertAsync(silo, 500, "y/1");
        Assert.Equal(0, await sealer.IntegrateAsync(Noon.AddMinutes(6)));
        Assert.Equal(1, await sealer.IntegrateAsync(Noon.AddHours(25)));
        Assert.Equal(2, await SealedLedger.VerifyAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stream_with_a_hole_stops_sealing(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await silo.Ledger.AppendAsync(Append("a/1", 0, Entry(), Entry()), Token);
        await sealer.IntegrateAsync(Noon);
        await silo.Ledger.AppendAsync(Append("a/1", 2, Entry()), Token);
        await sealer.IntegrateAsync(Noon);
        await InsertAsync(silo, 1_000, "a/1", version: 5);

        var stopped = await Assert.ThrowsAsync<SealingStoppedException>(() => sealer.IntegrateAsync(Noon));
        Assert.Contains("version 5 of `a/1`", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(3, await SealedLedger.VerifyAsync(silo, isWhole: false));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tile_that_was_changed_is_neither_built_upon_nor_signed(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(silo);
        await SealedLedger.AppendAsync(silo, "a", 0, 300);
        await sealer.SealAsync(Noon);
        await SealedLedger.AppendAsync(silo, "a", 300, 1);
        await sealer.IntegrateAsync(Noon);
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_tile SET hashes = $1 WHERE level = 0 AND tile_index = 1", new byte[45 * 32]);

        Assert.Equal(SigningRefusal.Fork, Assert.IsType<Signing.Refused>(await sealer.SignAsync(Noon.AddSeconds(2))).Reason.Code);
        await SealedLedger.AppendAsync(silo, "a", 301, 1);
        await Assert.ThrowsAsync<SealingStoppedException>(() => sealer.IntegrateAsync(Noon.AddSeconds(2)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rebuilding_and_cleaning_leave_the_tree_alone(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(silo, "a", 0, 300);
        await new TestSealer(silo).SealAsync(Noon);
        var before = await RowsAsync(silo);

        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        await silo.Get<LedgerCleaning>().ForgetOperationsAsync(Noon.AddYears(1), Token);
        await silo.Get<LedgerCleaning>().ForgetLinksAsync(Noon.AddYears(1), Token);
        Assert.Equal(0, await silo.Get<LedgerCleaning>().ThinCheckpointsAsync(Noon.AddYears(1), Token));

        Assert.Equal(before, await RowsAsync(silo));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_silo_holds_the_lease_until_it_ends_or_is_left(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (first, second) = (new SealerLease(silo.Writer, "first"), new SealerLease(silo.Writer, "second"));

        Assert.True(await first.HoldAsync(Noon, Token));
        Assert.False(await second.HoldAsync(Noon.AddSeconds(5), Token));
        Assert.True(await first.HoldAsync(Noon.AddSeconds(10), Token));
        Assert.False(await second.HoldAsync(Noon.AddSeconds(16), Token));
        Assert.True(await second.HoldAsync(Noon.AddSeconds(26), Token));
        Assert.False(await first.HoldAsync(Noon.AddSeconds(26), Token));
        await second.ReleaseAsync(Token);
        Assert.True(await first.HoldAsync(Noon.AddSeconds(27), Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whether_something_waits_for_a_checkpoint_can_be_asked(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (tree, sealer) = (silo.Get<TreeQueries>(), new TestSealer(silo));

        Assert.False(await tree.IsBehindAsync(Token));
        await SealedLedger.AppendAsync(silo, "a", 0, 2);
        Assert.True(await tree.IsBehindAsync(Token));
        await sealer.IntegrateAsync(Noon);
        Assert.True(await tree.IsBehindAsync(Token));
        await sealer.SealAsync(Noon);
        Assert.False(await tree.IsBehindAsync(Token));
        await SealedLedger.AppendAsync(silo, "a", 2, 1);
        Assert.True(await tree.IsBehindAsync(Token));
    }

    private static Task<int> InsertAsync(Silo silo, long position, string stream, long version = 1) => SealedLedger.SqlAsync(
        silo, "INSERT INTO ledger_entry (position, stream, version, bytes) VALUES ($1, $2, $3, $4)",
        position, stream, version, System.Text.Encoding.UTF8.GetBytes($"{stream} {version}"));

    private static async Task<IReadOnlyList<string>> RowsAsync(Silo silo)
    {
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            rows.AddRange((await silo.RowsAsync(table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }
}
