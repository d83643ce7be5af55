using DataCenterOps.Cryptography;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Policies;

public sealed class PackTests(Clusters clusters)
{
    private static readonly TestDocument Sensitive = TestDocument.System("sensitive", sensitive: true);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pack_that_was_activated_last_decides(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(Sensitive, "pack-0001"));

        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Strict));
        Assert.Equal("policy.denied", await RefusalAsync(cluster, "pack-0002"));

        // Back to the one before: its text is sent again.
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Lenient));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("sensitive", "Renamed", sensitive: true), "pack-0003"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bad_pack_is_refused_with_its_place_and_the_one_before_stays_in_force(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Strict));
        var before = await InForceAsync(cluster);
        (TestPack Pack, string Code)[] bad =
        [
            (new TestPack("tests", "pack: {id: tests"), "pack.syntax"),
            (Packs.DoesNotCompile, "cel.no_such_field"),
            (Packs.FailsItsTests, "pack.test_failed"),
            (Packs.Other with { Id = "tests" }, "pack.value"),
        ];

        foreach (var (pack, code) in bad)
        {
            var refused = Assert.IsType<Answer.Refused>(await cluster.ActivateAsync(pack));
            Assert.All(refused.Reasons, reason => Assert.Equal(code, reason.Code));
            Assert.Equal(before, await InForceAsync(cluster));
        }

        Assert.Equal("policy.denied", await RefusalAsync(cluster, "pack-0004"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_pack_comes_back_into_force_after_another_one(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var lenient = await InForceAsync(cluster);
        await cluster.ActivateAsync(Packs.Other);
        Assert.Equal("policy.denied", await RefusalAsync(cluster, "pack-0005"));

        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Lenient));

        Assert.Equal(lenient, await InForceAsync(cluster));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(Sensitive, "pack-0006"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_activation_that_changed_nothing_changes_nothing_when_it_comes_again_later(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var first = await cluster.ActivateAsync(Packs.Lenient, "pack-0007");
        var only = await cluster.ActivateAsync(Packs.Other, "pack-0008", onlyIfNone: true);
        await cluster.ActivateAsync(Packs.Strict, "pack-0009");
        var strict = await InForceAsync(cluster);

        Assert.Equal(first, await cluster.ActivateAsync(Packs.Lenient, "pack-0007"));
        Assert.Equal(only, await cluster.ActivateAsync(Packs.Other, "pack-0008", onlyIfNone: true));
        Assert.Equal(strict, await InForceAsync(cluster));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_pack_nothing_is_allowed(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine, silos: 1, pack: null);

        Assert.Equal("policy.none", await RefusalAsync(cluster, "pack-0010"));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.Jurisdiction("DZ", "Algeria"), "pack-0011"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_keys_are_trusted_only_what_they_have_signed_comes_into_force_and_the_entry_keeps_the_signature(string engine)
    {
        var author = new Ed25519NoteSigner("ministry-policies", [.. Enumerable.Repeat((byte)1, Ed25519Signatures.SeedBytes)]);
        var other = new Ed25519NoteSigner("somebody", [.. Enumerable.Repeat((byte)2, Ed25519Signatures.SeedBytes)]);
        await using var cluster = await clusters.StartAsync(engine, silos: 1, pack: null, trust: new PackTrust([NoteVerifiers.Of(author.Key)!]));

        Assert.Equal("pack.unsigned", await AgainstAsync(cluster, Packs.Lenient));
        Assert.Equal("pack.signature", await AgainstAsync(cluster, Signed(Packs.Lenient, other)));
        Assert.Null(await InForceAsync(cluster));

        var done = Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Signed(Packs.Lenient, author)));
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Signed(Packs.Strict, author)));
        var back = Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Signed(Packs.Lenient, author)));
        Assert.True(back.Position > done.Position);

        var queries = cluster.Get<PackQueries>();
        var rows = await queries.ListAsync(TestContext.Current.CancellationToken);
        Assert.All(rows, row => Assert.StartsWith("ministry-policies+", row.Signer, StringComparison.Ordinal));
        var entry = await cluster.Get<Persistence.ReadModels.Ledger.LedgerQueries>().GetAsync(Domain.Access.TenantScope.All, back.Position, TestContext.Current.CancellationToken);
        using var body = System.Text.Json.JsonDocument.Parse(entry!.Json);
        var (signature, signer) = (body.RootElement.GetProperty("body").GetProperty("signature").GetString(), body.RootElement.GetProperty("body").GetProperty("signer").GetString());
        Assert.Equal(rows[0].Signer, signer);
        Assert.Equal(PackNote.Split(Signed(Packs.Lenient, author).Text).Note, signature);

        await cluster.Get<Persistence.Views.ViewRebuilder>().RebuildViewsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(rows, await queries.ListAsync(TestContext.Current.CancellationToken));
    }

    private static TestPack Signed(TestPack pack, Ed25519NoteSigner key)
    {
        var text = PackNote.Addressed(pack.Text);
        var note = key.Sign(new PackNote(pack.Id, PackParser.Parse("pack.yaml", text).Pack!.Revision));
        return pack with { Text = PackNote.Join(text, note) };
    }

    private static async Task<string> AgainstAsync(Cluster cluster, TestPack pack) =>
        Assert.Single(Assert.IsType<Answer.Refused>(await cluster.ActivateAsync(pack)).Reasons).Code;

    private static async Task<string?> InForceAsync(Cluster cluster) =>
        await cluster.Get<PoliciesInForce>().RevisionAsync(TestContext.Current.CancellationToken);

    private static async Task<string> RefusalAsync(Cluster cluster, string operation) =>
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("sensitive", operation, sensitive: true), operation)).Reasons[0].Code;
}
