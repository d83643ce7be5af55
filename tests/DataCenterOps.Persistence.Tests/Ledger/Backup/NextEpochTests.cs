using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>A restore begins an epoch, names what is lost, and never signs what somebody else may sign.</summary>
public sealed class NextEpochTests(Databases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_signed_after_the_backup_is_named_as_lost_and_waits_for_two_persons(string engine)
    {
        var file = TestSealer.NewFile();
        await using var lost = new Silo(await databases.CreateAsync(engine));
        var archive = await ArchiveAsync(lost, file);
        await SealedLedger.AppendAsync(lost, "b", 0, 5);
        var known = await new TestSealer(lost, file).SealAsync(Entries.Noon.AddMinutes(1));

        await using var silo = new Silo(await databases.CreateAsync(engine));
        var begun = (await Archives.RestoreAsync(silo, archive, new HighWaterFile(file).Read())).Begun;
        Assert.Equal(new EpochHead(1, known), begun.Known);
        Assert.Equal([new EpochLoss(1, 10, 15)], begun.Lost);

        var sealer = Sealer(silo, file, begun);
        await SealedLedger.AppendAsync(silo, "c", 0, 3);
        var refusal = await sealer.RefusedAsync(Entries.Noon.AddHours(3));
        Assert.Equal(SigningRefusal.Loss, refusal.Code);
        Assert.Contains("10 to 14 of epoch 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(known, new HighWaterFile(file).Read());

        // As two persons' consent is written down.
        await silo.Ledger.AppendAsync(
            Entries.Append(EpochEntryTypes.Stream.Value, 1, Entries.Entry(EpochEntryTypes.LossAccepted, $$"""{"epoch":{{begun.Epoch}}}""")), Token);
        var signed = await sealer.SealAsync(Entries.Noon.AddHours(4));
        Assert.Equal((begun.Origin, 5), (signed.Origin, signed.Size));
        Assert.Equal(signed, new HighWaterFile(file).Read());

        // Old and new can be verified one after the other, as an auditor does.
        var verdicts = await LogVerifier.RunAsync([Log(silo, 1, TestSealer.Keys.Origin), Log(silo, begun.Epoch, begun.Origin)], _ => { }, Token);
        Assert.Equal([(10L, null), (5L, null)], verdicts.Select(verdict => (verdict.Entries, verdict.Problem)));
    }

    [Fact]
    public async Task What_the_archive_has_beyond_its_checkpoint_is_not_lost()
    {
        var file = TestSealer.NewFile();
        await using var lost = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await ArchiveAsync(lost, file);
        await SealedLedger.AppendAsync(lost, "b", 0, 5);
        await new TestSealer(lost, file).IntegrateAsync(Entries.Noon.AddMinutes(1));
        var archive = await Archives.OfAsync(lost);
        var known = await new TestSealer(lost, file).SealAsync(Entries.Noon.AddMinutes(2));

        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var begun = (await Archives.RestoreAsync(silo, archive, known)).Begun;
        Assert.Equal((10, 15), (begun.Previous.Checkpoint.Size, begun.Known!.Checkpoint.Size));
        Assert.Empty(begun.Lost);
        Assert.Equal(6, (await Sealer(silo, file, begun).SealAsync(Entries.Noon.AddHours(3))).Size);
    }

    [Fact]
    public async Task A_clone_signs_under_another_name_and_the_first_file_stops_a_restore_that_did_not_know_of_it()
    {
        var file = TestSealer.NewFile();
        await using var original = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var archive = await ArchiveAsync(original, file);

        // Two restores of one archive in the same second, and the original goes on: three names.
        await using var first = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await using var second = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var one = (await Archives.RestoreAsync(first, archive)).Begun;
        var other = (await Archives.RestoreAsync(second, archive, at: Entries.Noon.AddHours(2).AddSeconds(1))).Begun;
        Assert.Equal(3, new[] { TestSealer.Keys.Origin, one.Origin, other.Origin }.Distinct(StringComparer.Ordinal).Count());
        var mine = TestSealer.NewFile();
        await Sealer(first, mine, one).SealAsync(Entries.Noon.AddHours(3));

        // Another clone with this one's file says nothing under any name.
        Assert.Equal(SigningRefusal.Older, (await Sealer(second, mine, other).RefusedAsync(Entries.Noon.AddHours(3))).Code);

        // The original signs on; a file that knows of it stops the restore that did not name the loss.
        await SealedLedger.AppendAsync(original, "b", 0, 5);
        await new TestSealer(original, file).SealAsync(Entries.Noon.AddMinutes(1));
        Assert.Equal(SigningRefusal.Older, (await Sealer(second, file, other).RefusedAsync(Entries.Noon.AddHours(3))).Code);
        Assert.DoesNotContain(await second.RowsAsync("ledger_checkpoint"), row => !row.StartsWith("1|", StringComparison.Ordinal));

        // And the database of before, put back under the newer file, signs nothing either.
        Assert.Equal(SigningRefusal.Origin, (await new TestSealer(original, mine).RefusedAsync(Entries.Noon.AddHours(4))).Code);
    }

    [Fact]
    public async Task A_file_of_another_history_stops_the_restore()
    {
        await using var original = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var archive = await ArchiveAsync(original, TestSealer.NewFile());
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var forked = new Checkpoint(TestSealer.Keys.Origin, 7, TreeHash.Empty);
        var stranger = new Checkpoint("other.example/ledger", 7, TreeHash.Empty);

        foreach (var known in new[] { forked, stranger })
        {
            var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => Archives.RestoreAsync(silo, archive, known));
            Assert.Equal(BackupReason.Fork, refused.Reasons[0].Code);
            Assert.True(silo.Get<BackupRestore>().IsEmpty());
        }

        // An archive of before an earlier restore: all that was signed since is lost, and the next number is larger.
        var later = new Checkpoint($"{TestSealer.Keys.Origin}/9000000000000000", 4, TreeHash.Empty);
        var begun = (await Archives.RestoreAsync(silo, archive, later)).Begun;
        Assert.Equal([new EpochLoss(9_000_000_000_000_000, 0, 4)], begun.Lost);
        Assert.Equal(9_000_000_000_000_001, begun.Epoch);
    }

    [Fact]
    public async Task A_repeat_gets_its_first_answer_and_the_tree_lags_behind_nothing()
    {
        var file = TestSealer.NewFile();
        await using var original = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var append = Entries.Append("o/1", 0, Entries.Entry()) with { Operation = Entries.Operation("operation-7"), Answer = "first"u8.ToArray() };
        await original.Ledger.AppendAsync(append, Token);
        var archive = await ArchiveAsync(original, file);
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var begun = (await Archives.RestoreAsync(silo, archive, new HighWaterFile(file).Read())).Begun;

        Assert.Equal("first", Encoding.UTF8.GetString((await silo.Ledger.FindAsync("u-12", append.Operation!.Id, Token))!.Answer.Span));
        await Assert.ThrowsAsync<LedgerConflictException>(() => silo.Ledger.AppendAsync(append with { Stream = new StreamId("o/2") }, Token));
        var tree = silo.Get<TreeQueries>();
        Assert.True(await tree.IsBehindAsync(Token));
        await Sealer(silo, file, begun).SealAsync(Entries.Noon.AddHours(3));
        Assert.False(await tree.IsBehindAsync(Token));
    }

    private static async Task<byte[]> ArchiveAsync(Silo silo, string file)
    {
        Archives.Name(silo);
        var there = (await silo.RowsAsync("ledger_entry")).Count;
        await SealedLedger.AppendAsync(silo, "a", 0, 10 - there);
        await new TestSealer(silo, file).SealAsync(Entries.Noon);
        return await Archives.OfAsync(silo);
    }

    private static TestSealer Sealer(Silo silo, string file, EpochBegun begun) =>
        new(silo.Get<IReadDatabase>(), silo.Writer, new HighWaterFile(file), Archives.KeysOf(begun.Origin));

    private static (ILogSource Source, ILogTrust Trust) Log(Silo silo, long epoch, string origin) =>
        (new DatabaseSource(silo.Get<IReadDatabase>(), epoch), new SignedByAll(Archives.KeysOf(origin).Verifiers));
}
