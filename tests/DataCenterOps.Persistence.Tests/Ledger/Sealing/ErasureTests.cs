using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Views;
using Microsoft.Data.Sqlite;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>What is personal goes, and what was signed stays: the tree commits to salted hashes only.</summary>
public sealed class ErasureTests(Databases databases)
{
    private const string Canary = "Canarienne-7f3a";
    private const int Persons = 40;

    // A server that other tests share writes out what all of them have changed.
    private const int Unbounded = 0;
    private static readonly DocumentKind Person = EstateSchema.Get("Person");
    private static readonly TenantId Owner = TenantId.TryParse("cnas", out var id) ? id : default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_erased_is_found_in_no_file_and_tree_and_receipts_hold(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        for (var n = 0; n < Persons; n++)
        {
            var name = n == 17 ? Canary : $"Amina {n}";
            await silo.Ledger.AppendAsync(Append($"person/p-{n}", 0, Declared("created", n, name)), Token);
            await silo.Ledger.AppendAsync(Append($"person/p-{n}", 1, Declared("changed", n, name + " II")), Token);
        }

        var sealer = new TestSealer(silo);
        await sealer.SealAsync(Noon);
        var before = await ReceiptsAsync(silo);
        await SettleAsync(silo);
        Assert.True(await IsInAFileAsync(silo), "the search finds nothing, so it proves nothing");

        Assert.Equal(2, await silo.Get<DetailErasing>().EraseAsync(Person, "p-17", Owner, Token));
        await silo.Ledger.AppendAsync(Append("tests/1", 0, Entry()), Token);
        await sealer.SealAsync(Noon.AddSeconds(2));
        await SettleAsync(silo);

        await using (var connection = await silo.Get<IReadDatabase>().OpenAsync(Token))
        {
            Assert.Empty(await Everything.TablesWithAsync(connection, Canary, Token));
        }

        Assert.False(await IsInAFileAsync(silo));
        Assert.Equal((2 * Persons) + 1, await SealedLedger.VerifyAsync(silo));
        Assert.All(before.Concat(await ReceiptsAsync(silo)), receipt =>
        {
            Assert.True(receipt.TryVerify(TestSealer.Keys.Verifiers, out _, out var error), error);
            Assert.DoesNotContain(Canary, receipt.ToString(), StringComparison.Ordinal);
        });

        // With every detail gone, as a new epoch over a restored ledger would find it.
        await SealedLedger.SqlAsync(silo, "DELETE FROM ledger_detail");
        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(Persons, (await silo.RowsAsync("declared")).Count);
        Assert.Equal((2 * Persons) + 1, await SealedLedger.VerifyAsync(silo));
    }

    private static async Task<ImmutableArray<Receipt>> ReceiptsAsync(Silo silo)
    {
        var (tree, found) = (silo.Get<TreeQueries>(), ImmutableArray.CreateBuilder<Receipt>());
        var note = (await SealedLedger.NotesAsync(silo))[^1];
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out var signed, out _));
        Assert.True(LogCheckpoint.TryOpen(signed, TestSealer.Keys.Verifiers, out var checkpoint, out _));
        await foreach (var entry in silo.Ledger.ReadAsync(new StreamId("person/p-17"), 0, Token))
        {
            var leaf = (await tree.LeafOfAsync(entry.Position, Token))!.Value.Index;
            var proof = await tree.HashesAsync(1, TreeProof.Inclusion(leaf, checkpoint.Size), Token);
            found.Add(new Receipt(leaf, [.. proof], signed, entry.Bytes));
        }

        Assert.Equal(2, found.Count);
        return found.ToImmutable();
    }

    // SQLite overwrites what is deleted (`secure_delete`); older pages lie in the write-ahead log until it is taken in. PostgreSQL leaves what is
    // deleted in the table's file until the table is written anew, and in its own log until that is recycled.
    private static async Task SettleAsync(Silo silo)
    {
        if (silo.Options.IsPostgres)
        {
            await using var server = await silo.Get<IReadDatabase>().OpenAsync(Token);
            await NobodyLooksBackAsync(server);
            foreach (var table in Tables)
            {
                await using var vacuum = server.CreateCommand();
                (vacuum.CommandText, vacuum.CommandTimeout) = ($"VACUUM FULL {table}", Unbounded);
                await vacuum.ExecuteNonQueryAsync(Token);
            }

            await using var flush = server.CreateCommand();
            (flush.CommandText, flush.CommandTimeout) = ("CHECKPOINT", Unbounded);
            await flush.ExecuteNonQueryAsync(Token);
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={silo.Options.LedgerFile};Pooling=False");
        await connection.OpenAsync(Token);
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var reader = await checkpoint.ExecuteReaderAsync(Token);
        Assert.True(await reader.ReadAsync(Token));
        Assert.Equal(0, reader.GetInt64(0));
    }

    // A table is written anew with whatever an older snapshot still sees: PostgreSQL's own statistics run has one while it reads.
    private static async Task NobodyLooksBackAsync(DbConnection server)
    {
        await using var holders = server.CreateCommand();
        holders.CommandText =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)";
        while ((long)(await holders.ExecuteScalarAsync(Token))! > 0)
        {
            await Task.Delay(20, Token);
        }
    }

    private static readonly string[] Tables = ["ledger_detail", "ledger_operation", "declared"];

    private static async Task<bool> IsInAFileAsync(Silo silo)
    {
        var canary = Encoding.UTF8.GetBytes(Canary);
        if (!silo.Options.IsPostgres)
        {
            return Directory.EnumerateFiles(silo.Options.DataFolder, "*", SearchOption.AllDirectories)
                .Any(file => ReadAll(file).AsSpan().IndexOf(canary) >= 0);
        }

        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        foreach (var table in Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))";
            if (((byte[])(await command.ExecuteScalarAsync(Token))!).AsSpan().IndexOf(canary) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Others have it open.
    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static NewEntry Declared(string what, int number, string name)
    {
        var json = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $$"""{"contact":"a@cnas.dz.example","fictional":true,"id":"p-{{number}}","name":"{{name}}","tenant":"cnas"}"""));
        var document = new DeclaredDocument(Person, $"p-{number}", Owner, json, json);
        var kept = Encoding.UTF8.GetString(PersonalFields.Without(document).Body.Span);
        return Entry($"estate/person-{what}/1", $$"""{"document":{{kept}},"id":"p-{{number}}"}""", "cnas") with { Detail = PersonalFields.Of(document) };
    }
}
