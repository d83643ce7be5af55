using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>What was signed is remembered outside of the database: another database cannot sign against it.</summary>
public sealed class RestoredLedgerTests(Databases databases)
{
    private readonly string _file = TestSealer.NewFile();

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_database_that_is_older_than_what_was_signed_never_signs_again(string engine)
    {
        await using var lost = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(lost, "a", 0, 10);
        var signed = await new TestSealer(lost, _file).SealAsync(Entries.Noon);

        // Of another database everything before the loss is the same in a test of the rule: fewer entries than were signed.
        await using var restored = new Silo(await databases.CreateAsync(engine));
        var sealer = new TestSealer(restored, _file);
        await SealedLedger.AppendAsync(restored, "b", 0, 4);
        var older = await sealer.RefusedAsync(Entries.Noon.AddMinutes(1));
        Assert.Equal(SigningRefusal.Older, older.Code);
        Assert.Contains("older than what was signed", older.Message, StringComparison.Ordinal);
        Assert.Contains("deploy/runbooks/ledger.md", older.Message, StringComparison.Ordinal);

        // Where it reaches the size that was signed it has another root, and later it does not extend it.
        await SealedLedger.AppendAsync(restored, "b", 4, 6);
        Assert.Equal(SigningRefusal.Fork, (await sealer.RefusedAsync(Entries.Noon.AddMinutes(2))).Code);
        await SealedLedger.AppendAsync(restored, "b", 10, 6);
        Assert.Equal(SigningRefusal.Fork, (await sealer.RefusedAsync(Entries.Noon.AddMinutes(3))).Code);
        Assert.Equal(SigningRefusal.Fork, (await sealer.WatchAsync())!.Code);

        Assert.Empty(await SealedLedger.NotesAsync(restored));
        Assert.Equal(signed, new HighWaterFile(_file).Read());
        Assert.Equal(16, await SealedLedger.VerifyAsync(restored));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_witness_knows_to_be_signed_is_not_signed_against_though_the_file_is_lost(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await SealedLedger.AppendAsync(silo, "a", 0, 10);
        var signed = await new TestSealer(silo).SealAsync(Entries.Noon);
        var ahead = signed with { Size = 12, Root = TreeHash.OfLeaf([1]) };

        // Another file, as on another machine: nothing beside the database knows what was signed but whoever is asked.
        var sealer = new TestSealer(silo);
        sealer.Remember((signed, "the witness `a`"), (ahead, "the witness `b`"));
        await SealedLedger.AppendAsync(silo, "b", 0, 1);
        var older = await sealer.RefusedAsync(Entries.Noon.AddMinutes(1));
        Assert.Equal(SigningRefusal.Older, older.Code);
        Assert.Contains("the witness `b` says that 12 were signed", older.Message, StringComparison.Ordinal);
        Assert.Equal(SigningRefusal.Older, (await sealer.WatchAsync())!.Code);
        await SealedLedger.AppendAsync(silo, "b", 1, 4);
        Assert.Equal(SigningRefusal.Fork, (await sealer.RefusedAsync(Entries.Noon.AddMinutes(2))).Code);
        Assert.Single(await SealedLedger.NotesAsync(silo));

        sealer.Remember((signed, "the witness `a`"));
        Assert.Equal(15, (await sealer.SealAsync(Entries.Noon.AddMinutes(3))).Size);
    }

    [Fact]
    public async Task A_backup_that_was_put_back_refuses_and_the_whole_database_goes_on()
    {
        var options = await databases.CreateAsync(Databases.Sqlite);
        var backup = Path.Combine(Directory.CreateTempSubdirectory("dcops-").FullName, "ledger.db");
        await using (var silo = new Silo(options))
        {
            await SealedLedger.AppendAsync(silo, "a", 0, 300);
            await new TestSealer(silo, _file).SealAsync(Entries.Noon);
            await BackUpAsync(options.LedgerFile, backup);
            await SealedLedger.AppendAsync(silo, "a", 300, 5);
            await new TestSealer(silo, _file).SealAsync(Entries.Noon.AddMinutes(1));
        }

        await using (var silo = new Silo(new StorageOptions { DataFolder = Path.GetDirectoryName(backup)! }))
        {
            Assert.Equal(SigningRefusal.Older, (await new TestSealer(silo, _file).RefusedAsync(Entries.Noon.AddHours(1))).Code);
            Assert.Single(await SealedLedger.NotesAsync(silo));

            // A clone that was never told: it may go on as long as it says what was signed anyway.
            await SealedLedger.AppendAsync(silo, "b", 0, 5);
            Assert.Equal(SigningRefusal.Fork, (await new TestSealer(silo, _file).RefusedAsync(Entries.Noon.AddHours(1))).Code);
        }

        await using var whole = new Silo(options);
        await SealedLedger.AppendAsync(whole, "a", 305, 1);
        Assert.Equal(306, (await new TestSealer(whole, _file).SealAsync(Entries.Noon.AddHours(2))).Size);
    }

    [Fact]
    public async Task A_silo_that_does_not_seal_remembers_what_the_others_signed()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await SealedLedger.AppendAsync(silo, "a", 0, 3);
        var signed = await new TestSealer(silo).SealAsync(Entries.Noon);

        Assert.Null(await new TestSealer(silo, _file).WatchAsync());
        Assert.Equal(signed, new HighWaterFile(_file).Read());
    }

    [Fact]
    public async Task Another_name_or_a_file_that_cannot_be_read_signs_nothing()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await SealedLedger.AppendAsync(silo, "a", 0, 3);
        await new TestSealer(silo, _file).SealAsync(Entries.Noon);
        await SealedLedger.AppendAsync(silo, "a", 3, 3);

        var renamed = new TestSealer(silo.Get<IReadDatabase>(), silo.Writer, new HighWaterFile(_file), LogKeys.New("other.example/ledger"));
        Assert.Equal(SigningRefusal.Origin, (await renamed.RefusedAsync(Entries.Noon.AddMinutes(1))).Code);
        await File.WriteAllTextAsync(_file, "", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidDataException>(() => new TestSealer(silo, _file).SealAsync(Entries.Noon.AddMinutes(1)));
        Assert.Single(await SealedLedger.NotesAsync(silo));
    }

    private static async Task BackUpAsync(string from, string to)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={from};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
