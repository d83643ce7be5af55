using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Tests.Ledger.Backup;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger;

/// <summary>Details lie under a key of their tenant and month; without its secret they are as good as gone, in every copy.</summary>
public sealed class PayloadKeyTests(Databases databases)
{
    private const string Canary = "Canarienne-41bd";
    private static readonly DocumentKind Person = EstateSchema.Get("Person");
    private static readonly TenantId Owner = TenantId.TryParse("cnas", out var id) ? id : default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tenants_month_has_one_key_and_a_row_fits_into_no_other_place(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Ledger.AppendAsync(Append("person/p-1", 0, Declared("p-1", Canary, Noon)), Token);
        await silo.Ledger.AppendAsync(Append("person/p-2", 0, Declared("p-2", "Amina", Noon.AddMinutes(1))), Token);
        await silo.Ledger.AppendAsync(Append("person/p-3", 0, Declared("p-3", "Lila", Noon.AddDays(30))), Token);

        Assert.Equal(2, (await silo.RowsAsync("payload_key")).Count);
        await SealedLedger.SqlAsync(
            silo, "UPDATE ledger_detail SET bytes = (SELECT o.bytes FROM ledger_detail o WHERE o.stream = 'person/p-2') WHERE stream = 'person/p-1'");
        await Assert.ThrowsAsync<InvalidDataException>(() => silo.Ledger.FindDetailAsync(new StreamId("person/p-1"), 1, Token));

        await using var again = new Silo(silo.Options);
        Assert.Contains("Amina", Encoding.UTF8.GetString((await again.Ledger.FindDetailAsync(new StreamId("person/p-2"), 1, Token))!.Value.Span), StringComparison.Ordinal);
        await again.Ledger.AppendAsync(Append("person/p-4", 0, Declared("p-4", "Sara", Noon)), Token);
        Assert.Equal(2, (await again.RowsAsync("payload_key")).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Details_of_before_are_encrypted_and_read_as_they_were(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Ledger.AppendAsync(Append("person/p-1", 0, Declared("p-1", Canary, Noon)), Token);
        var before = (await silo.Ledger.FindDetailAsync(new StreamId("person/p-1"), 1, Token))!.Value.ToArray();
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_detail SET salt = $1, bytes = $2, payload_key = NULL", new byte[32], before);
        await SealedLedger.SqlAsync(silo, "UPDATE ledger_detail SET hash = $1", SaltedHash.Of(new byte[32], before));
        Assert.Equal(["declared", "ledger_detail"], await TablesWithAsync(silo, Canary));

        Assert.Equal(1, await silo.Get<ClearDetails>().SealAsync(Token));
        Assert.Equal(0, await silo.Get<ClearDetails>().SealAsync(Token));

        Assert.Equal(["declared"], await TablesWithAsync(silo, Canary));
        Assert.Equal(before, (await silo.Ledger.FindDetailAsync(new StreamId("person/p-1"), 1, Token))!.Value.ToArray());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_month_that_is_erased_leaves_the_rows_that_a_rebuild_makes_without_it(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        foreach (var (stream, entry) in History())
        {
            await silo.Ledger.AppendAsync(Append(stream, await VersionAsync(silo, stream), entry), Token);
        }

        await silo.Ledger.AppendAsync(Append("person/p-2", 0, Declared("p-2", "Amina", Noon.AddMonths(1))), Token);
        Assert.Equal(["approval_act", "break_glass", "declared", "waiver", "waiver_end"], await TablesWithAsync(silo, Canary));

        await EraseMonthAsync(silo, "cnas", "2026-09");
        await EraseMonthAsync(silo, "-", "2026-09");

        Assert.Empty(await TablesWithAsync(silo, Canary));
        Assert.Empty(await silo.RowsAsync("erasure_due"));
        Assert.Single(await silo.RowsAsync("ledger_detail"));
        string[] tables = ["approval_act", "break_glass", "declared", "waiver", "waiver_end"];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var table in tables)
        {
            rows.Add(await silo.RowsAsync(table));
        }

        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        for (var i = 0; i < tables.Length; i++)
        {
            Assert.Equal(rows[i], await silo.RowsAsync(tables[i]));
        }

        Assert.Equal(["declared"], await TablesWithAsync(silo, "Amina"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_archive_of_before_says_nothing_of_a_month_that_was_erased(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        Archives.Name(silo);
        await silo.Ledger.AppendAsync(
            Append("person/p-1", 0, Declared("p-1", Canary, Noon)) with { Operation = Operation("operation-1"), Answer = "{}"u8.ToArray() }, Token);
        await silo.Ledger.AppendAsync(Append("person/p-2", 0, Declared("p-2", "Amina", Noon.AddMonths(1))), Token);
        await new TestSealer(silo).SealAsync(Noon);
        var archive = await Archives.OfAsync(silo);
        Assert.DoesNotContain(Archives.Members(archive), member => member.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0);

        // While the secret is there, the archive has everything.
        await using (var early = new Silo(await databases.CreateAsync(engine)))
        {
            Archives.CopySecrets(silo, early);
            Assert.Equal(0, (await Archives.RestoreAsync(early, archive)).Unreadable);
            Assert.Equal(["declared"], await TablesWithAsync(early, Canary));
        }

        await EraseMonthAsync(silo, "cnas", "2026-09");
        await using var late = new Silo(await databases.CreateAsync(engine));
        Archives.CopySecrets(silo, late);
        Assert.Equal(1, (await Archives.RestoreAsync(late, archive)).Unreadable);

        Assert.Empty(await TablesWithAsync(late, Canary));
        Assert.Equal(["declared"], await TablesWithAsync(late, "Amina"));
        Assert.Null(await late.Ledger.FindDetailAsync(new StreamId("person/p-1"), 1, Token));
        Assert.True((await late.Ledger.FindAsync("u-12", Operation("operation-1").Id, Token))!.Salt.IsEmpty);

        // It verifies as far as it was signed, and goes on.
        var verdicts = await LogVerifier.RunAsync(
            [(new DatabaseSource(late.Get<IReadDatabase>(), 1), new SignedByAll(TestSealer.Keys.Verifiers))], _ => { }, Token);
        Assert.Equal([(2L, null)], verdicts.Select(verdict => (verdict.Entries, verdict.Problem)));

        // What comes now gets a key of the new epoch, though the archive has one for the month.
        await late.Ledger.AppendAsync(Append("person/p-3", 0, Declared("p-3", "Lila", Noon.AddMonths(1))), Token);
        Assert.NotNull(await late.Ledger.FindDetailAsync(new StreamId("person/p-3"), 1, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_erased_does_not_come_back_with_an_archive_of_before(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        Archives.Name(silo);
        await silo.Ledger.AppendAsync(Append("person/p-1", 0, Declared("p-1", Canary, Noon)), Token);
        await silo.Ledger.AppendAsync(Append("person/p-2", 0, Declared("p-2", "Amina", Noon)), Token);
        await new TestSealer(silo).SealAsync(Noon);
        var archive = await Archives.OfAsync(silo);

        await SealedLedger.SqlAsync(silo, "INSERT INTO erasure_due (stream, kind, id, tenant) VALUES ('erasure/object/Person/p-1', 'Person', 'p-1', 'cnas')");
        Assert.Equal(1, await silo.Get<ErasureWork>().CarryOutAsync(Token));
        Assert.Empty(await TablesWithAsync(silo, Canary));
        Assert.Equal(["declared"], await TablesWithAsync(silo, "Amina"));

        await using var restored = new Silo(await databases.CreateAsync(engine));
        Archives.CopySecrets(silo, restored);
        await Archives.RestoreAsync(restored, archive);
        Assert.Empty(await TablesWithAsync(restored, Canary));
        Assert.Null(await restored.Ledger.FindDetailAsync(new StreamId("person/p-1"), 1, Token));
        Assert.Equal(["declared"], await TablesWithAsync(restored, "Amina"));
    }

    private static IEnumerable<(string Stream, NewEntry Entry)> History()
    {
        yield return ("person/p-1", Declared("p-1", Canary, Noon));
        yield return ("person/p-2x", Declared("p-2x", Canary, Noon));
        yield return ("approval/a-1", Of("access/approval-rejected/1", """{"id":"a-1","person":"u-1"}""", "reason"));
        yield return ("break-glass/b-1", Of(
            BreakGlassEntryTypes.Begun,
            """{"approvers":[],"from":"2026-09-20T12:00:00Z","id":"b-1","reason":"x","requester":"u-1","reviewDue":"2026-09-22T12:00:00Z","until":"2026-09-20T13:00:00Z"}"""));
        yield return ("break-glass/b-1", Of(BreakGlassEntryTypes.Reviewed, """{"id":"b-1","person":"u-1"}""", "text"));
        var arguments = new WaiverArguments
        {
            Category = "residency",
            Pairs = [new WaivedPair("TST-001", "r1", "00", "System", "system-1", null, "shown", 3)],
            Renewal = new WaiverRenewal(0, null, []),
            Request = new WaiverRequest("TST-001", ["r1"], [], "because", "T-1", "p-9", ["watched"], Noon.AddDays(30)),
        };
        var body = arguments.ToJson();
        (body["id"], body["from"], body["requester"], body["approvers"]) = ("w-1", Rfc3339.Write(Noon), "p-2", new JsonArray("p-3"));
        yield return ("waiver/w-1", Entry(WaiverEntryTypes.Granted, Canonical(body), "cnas"));
        yield return ("waiver/w-1", Of(WaiverEntryTypes.Revoked, """{"at":"2026-09-20T12:00:00Z","id":"w-1","person":"u-1"}""", "reason"));
    }

    private static NewEntry Of(string type, string body, string? member = null) => Entry(type, body) with
    {
        Detail = member is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes($$"""{"{{member}}":"{{Canary}}"}"""),
    };

    private static async Task<long> VersionAsync(Silo silo, string stream) =>
        (await silo.Ledger.ReadAsync(new StreamId(stream), 0, Token).ToArrayAsync(Token)).Length;

    private static async Task EraseMonthAsync(Silo silo, string tenant, string month)
    {
        await SealedLedger.SqlAsync(silo, "INSERT INTO erasure_due (stream, tenant, month) VALUES ($1, $2, $3)", $"erasure/month/{tenant}/{month}", tenant, month);
        Assert.Equal(1, await silo.Get<ErasureWork>().CarryOutAsync(Token));
        Assert.Equal(0, await silo.Get<ErasureWork>().CarryOutAsync(Token));
    }

    private static async Task<IReadOnlyList<string>> TablesWithAsync(Silo silo, string text)
    {
        await using var connection = await silo.Get<IReadDatabase>().OpenAsync(Token);
        return await Everything.TablesWithAsync(connection, text, Token);
    }

    private static NewEntry Declared(string id, string name, DateTimeOffset time)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"contact":"a@cnas.dz.example","fictional":true,"id":"{{id}}","name":"{{name}}","tenant":"cnas"}""");
        var document = new DeclaredDocument(Person, id, Owner, json, json);
        var kept = Encoding.UTF8.GetString(PersonalFields.Without(document).Body.Span);
        return Entry("estate/person-created/1", $$"""{"document":{{kept}},"id":"{{id}}"}""", "cnas") with { Detail = PersonalFields.Of(document), Time = time };
    }
}
