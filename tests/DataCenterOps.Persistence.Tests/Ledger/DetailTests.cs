using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger;

public sealed class DetailTests(Databases databases)
{
    private const string Earlier = "Amina Canarienne";
    private const string Later = "Amina Benyoucef";
    private static readonly DocumentKind Person = EstateSchema.Get("Person");
    private static readonly TenantId Owner = TenantId.TryParse("cnas", out var id) ? id : default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_lies_beside_the_ledger_and_is_shown(string engine)
    {
        await using var silo = await TwoNamesAsync(engine);

        Assert.Empty(await TablesWithAsync(silo, Earlier));
        Assert.Equal(["declared"], await TablesWithAsync(silo, Later));
        Assert.Equal(
            $$"""{"contact":"a@cnas.dz.example","fictional":true,"id":"p-1","name":"{{Later}}","tenant":"cnas"}""", (await RowAsync(silo)).Body);
        Assert.Equal(
            $$"""{"contact":"a@cnas.dz.example","name":"{{Later}}"}""",
            Encoding.UTF8.GetString((await silo.Ledger.FindDetailAsync(new StreamId("person/p-1"), 2, Token))!.Value.Span));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_erased_is_nowhere_and_the_views_can_still_be_rebuilt(string engine)
    {
        await using var silo = await TwoNamesAsync(engine);
        var entries = await silo.RowsAsync("ledger_entry");

        Assert.Equal(2, await silo.Get<DetailErasing>().EraseAsync(Person, "p-1", Owner, Token));
        Assert.Equal(0, await silo.Get<DetailErasing>().EraseAsync(Person, "p-1", Owner, Token));

        foreach (var text in (string[])[Earlier, Later, "a@cnas.dz.example"])
        {
            Assert.Empty(await TablesWithAsync(silo, text));
        }

        Assert.Equal("""{"fictional":true,"id":"p-1","tenant":"cnas"}""", (await RowAsync(silo)).Body);
        var rows = await silo.RowsAsync("declared");
        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(rows, await silo.RowsAsync("declared"));
        Assert.Equal(entries, await silo.RowsAsync("ledger_entry"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rebuild_gives_the_same_rows_with_details_and_works_with_none_of_them(string engine)
    {
        await using var silo = await TwoNamesAsync(engine);
        var rows = await silo.RowsAsync("declared");

        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(rows, await silo.RowsAsync("declared"));

        await silo.Writer.ExclusiveAsync(session => session.Execute("DELETE FROM ledger_detail"), Token);
        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal("""{"fictional":true,"id":"p-1","tenant":"cnas"}""", (await RowAsync(silo)).Body);
        Assert.Null(await silo.Ledger.FindDetailAsync(new StreamId("person/p-1"), 2, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_remembered_command_does_not_tell_the_name_either(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Earlier)));
        var operation = Operation("operation-1", digest);
        await silo.Ledger.AppendAsync(
            Append("person/p-1", 0, Declared("created", Earlier)) with { Operation = operation, Answer = "{}"u8.ToArray() }, Token);
        var unchanged = Operation("operation-2", digest);
        await silo.Ledger.AppendAsync(Append("person/p-1", 1) with { Operation = unchanged, Answer = "{}"u8.ToArray() }, Token);
        var other = Operation("operation-3", digest);
        await silo.Ledger.AppendAsync(Append("vendor/v-1", 0) with { Operation = other, Answer = "{}"u8.ToArray() }, Token);

        Assert.Empty(await TablesWithAsync(silo, digest));
        Assert.True((await silo.Ledger.FindAsync("u-12", operation.Id, Token))!.IsTo(operation));

        await silo.Get<DetailErasing>().EraseAsync(Person, "p-1", Owner, Token);
        foreach (var key in (OperationKey[])[operation, unchanged])
        {
            var found = await silo.Ledger.FindAsync("u-12", key.Id, Token);
            Assert.True(found!.Salt.IsEmpty);
            Assert.False(found.IsTo(key));
        }

        Assert.True((await silo.Ledger.FindAsync("u-12", other.Id, Token))!.IsTo(other));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_detail_is_named_by_the_hash_of_salt_and_bytes(string engine)
    {
        await using var silo = await TwoNamesAsync(engine);
        var details = await silo.Writer.ExclusiveAsync(
            session => session.Query($"SELECT {DetailRow.Columns} FROM ledger_detail ORDER BY version", DetailRow.Read).ToArray(), Token);
        var keys = await silo.Writer.ExclusiveAsync(
            session => details.Select(detail => silo.Get<PayloadKeys>().Find(detail.Key!, session)!).ToArray(), Token);
        var entries = await silo.Ledger.ReadAllAsync(0, Token).ToArrayAsync(Token);
        var plain = details.Select((detail, i) => keys[i].Open(detail.Stream, detail.Version, detail.Bytes)!).ToArray();

        Assert.Equal(entries.Length, details.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            using var entry = entries[i].Parse();
            Assert.Equal(details[i].Hash, entry.RootElement.GetProperty("detail").GetString());
            Assert.Equal(details[i].Hash, Convert.ToHexStringLower(SHA256.HashData(plain[i])));
            Assert.Null(details[i].Salt);
        }

        Assert.NotEqual(plain[0][..32], plain[1][..32]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_entry_without_a_detail_has_the_bytes_it_always_had(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Ledger.AppendAsync(Append("tests/1", 0, Entry(body: """{"a":"é"}""", tenant: "cnas")), Token);

        var entry = await silo.Ledger.ReadAllAsync(0, Token).SingleAsync(Token);
        Assert.Equal(
            """{"actor":"u-12","auth":"token","body":{"a":"é"},"outcome":"applied","stream":"tests/1","tenant":"cnas","time":"2026-09-20T12:00:00.000000Z","type":"tests/counted/1","v":1,"version":1}""",
            Encoding.UTF8.GetString(entry.Bytes.Span));
    }

    private async Task<Silo> TwoNamesAsync(string engine)
    {
        var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Ledger.AppendAsync(Append("person/p-1", 0, Declared("created", Earlier)), Token);
        await silo.Ledger.AppendAsync(Append("person/p-1", 1, Declared("changed", Later)), Token);
        return silo;
    }

    private static async Task<IReadOnlyList<string>> TablesWithAsync(Silo silo, string text)
    {
        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        return await Everything.TablesWithAsync(connection, text, Token);
    }

    private static async Task<DeclaredRow> RowAsync(Silo silo) =>
        (await silo.Get<EstateQueries>().GetAsync(TenantScope.All, "Person", "p-1", Token))!;

    private static NewEntry Declared(string what, string name)
    {
        var json = Encoding.UTF8.GetBytes(
            $$"""{"contact":"a@cnas.dz.example","fictional":true,"id":"p-1","name":"{{name}}","tenant":"cnas"}""");
        var document = new DeclaredDocument(Person, "p-1", Owner, json, json);
        var kept = Encoding.UTF8.GetString(PersonalFields.Without(document).Body.Span);
        return Entry($"estate/person-{what}/1", $$"""{"document":{{kept}},"id":"p-1"}""", "cnas") with { Detail = PersonalFields.Of(document) };
    }
}
