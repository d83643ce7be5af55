using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Estate;

public sealed class DeclaringTests(Clusters clusters)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_declared_is_read_back_also_by_who_was_not_there(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("read-back");

        var done = Assert.IsType<Answer.Done>(await cluster.DeclareAsync(document, "read-back-1"));
        var read = await cluster.ReadAsync(document);
        await cluster.ForgetAsync(document);

        Assert.Equal((1, done.Version), (read.Version, read.Version));
        Assert.True(done.Position > 0);
        Assert.Equal(document.Text, read.AsWritten);
        Assert.Equal(read, await cluster.ReadAsync(document));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_operation_gives_the_first_answer_and_one_entry(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("repeated");
        var first = await cluster.DeclareAsync(document, "repeated-1");
        await cluster.DeclareAsync(TestDocument.System("repeated", "Renamed"), "repeated-2");

        var again = await cluster.DeclareAsync(document, "repeated-1");
        await cluster.ForgetAsync(document);
        var later = await cluster.DeclareAsync(document, "repeated-1");

        Assert.Equal([first, first], [again, later]);
        Assert.Equal(2, (await cluster.EntriesAsync(document)).Count);
        Assert.Contains("Renamed", (await cluster.ReadAsync(document)).Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_operation_that_came_many_times_at_once_is_done_once(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("at-once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.DeclareAsync(document, "at-once-1")));

        Assert.Single(answers.Distinct());
        Assert.Single(await cluster.EntriesAsync(document));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_id_of_an_operation_does_not_serve_for_another(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("reused");
        await cluster.DeclareAsync(document, "reused-1");

        var other = await cluster.DeclareAsync(TestDocument.System("reused", "Renamed"), "reused-1");
        var elsewhere = await cluster.DeclareAsync(TestDocument.System("reused-too"), "reused-1");
        var retired = await cluster.RetireAsync(document, "reused-1");

        Assert.All([other, elsewhere, retired], answer => Assert.Equal("operation.reused", ReasonOf(answer)));
        Assert.Single(await cluster.EntriesAsync(document));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_changed_nothing_changes_nothing_when_it_comes_again_later(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("unchanged");
        await cluster.DeclareAsync(document, "unchanged-1");
        var first = await cluster.DeclareAsync(document, "unchanged-2");
        await cluster.DeclareAsync(TestDocument.System("unchanged", "Renamed"), "unchanged-3");

        var again = await cluster.DeclareAsync(document, "unchanged-2");

        Assert.Equal(new Answer.Done(0, 1, null), first);
        Assert.Equal(first, again);
        Assert.Contains("Renamed", (await cluster.ReadAsync(document)).Body, StringComparison.Ordinal);
        Assert.Equal(2, (await cluster.EntriesAsync(document)).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_saw_another_version_is_refused(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("stale");
        Assert.Equal("version.stale", ReasonOf(await cluster.DeclareAsync(document, "stale-01", ifVersion: 1)));
        await cluster.DeclareAsync(document, "stale-02", ifVersion: 0);
        var renamed = TestDocument.System("stale", "Renamed");

        Assert.Equal("version.stale", ReasonOf(await cluster.DeclareAsync(renamed, "stale-03", ifVersion: 1)));
        Assert.Equal("version.stale", ReasonOf(await cluster.RetireAsync(document, "stale-04", ifVersion: 1)));

        // The first refusal is an entry of the stream too, so the object is at version 2.
        Assert.Equal(2, (await cluster.ReadAsync(document)).Version);
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(renamed, "stale-05", ifVersion: 2));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_refused_is_remembered_and_changes_nothing(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("refused");
        await cluster.DeclareAsync(document, "refused-1");
        var before = await cluster.ReadAsync(document);
        var risky = TestDocument.System("refused", highRisk: true);

        var refused = await cluster.DeclareAsync(risky, "refused-2");
        var repeated = await cluster.DeclareAsync(risky, "refused-2");

        Assert.Equal("policy.denied", ReasonOf(refused));
        Assert.Equal(ReasonOf(refused), ReasonOf(repeated));
        Assert.Equal(((Answer.Refused)refused).Position, ((Answer.Refused)repeated).Position);
        Assert.Equal(before, await cluster.ReadAsync(document));
        await cluster.ForgetAsync(document);
        Assert.Equal(before, await cluster.ReadAsync(document));
        Assert.Equal(2, (await cluster.EntriesAsync(document)).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_retired_stays_readable_and_its_id_is_used_up(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.Jurisdiction("TN", "Tunisia");
        await cluster.DeclareAsync(document, "retired-1");

        var first = await cluster.RetireAsync(document, "retired-2");
        var again = await cluster.RetireAsync(document, "retired-2");

        Assert.Equal(first, again);
        Assert.True((await cluster.ReadAsync(document)).Retired);
        Assert.Equal("estate.id_retired", ReasonOf(await cluster.DeclareAsync(document, "retired-3")));
        Assert.Equal("not_found", ReasonOf(await cluster.RetireAsync(document, "retired-4")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whose_roles_do_not_allow_it_is_refused_and_named(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("forbidden");

        // Who declares nothing does not reach the grain; who declares other kinds is refused in the open.
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.DeclareAsync(document, "forbidden-0", caller: Callers.Reader));
        Assert.Equal("auth.forbidden", ReasonOf(await cluster.DeclareAsync(document, "forbidden-1", caller: Callers.Finance)));

        Assert.Equal("", (await cluster.ReadAsync(document)).Body);
        using var entry = Assert.Single(await cluster.EntriesAsync(document)).Parse();
        Assert.Equal(("u-12", "refused"), (entry.RootElement.GetProperty("actor").GetString(), entry.RootElement.GetProperty("outcome").GetString()));
    }

    private static string ReasonOf(Answer answer) => Assert.IsType<Answer.Refused>(answer).Reasons[0].Code;
}
