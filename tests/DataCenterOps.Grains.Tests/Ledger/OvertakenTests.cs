using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>What a grain does when its memory is not the truth any more, or its word does not arrive.</summary>
public sealed class OvertakenTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_grain_that_was_overtaken_fails_the_call_and_reads_the_truth_for_the_next(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("overtaken");
        await cluster.DeclareAsync(document, "overtaken-1");
        await OvertakeAsync(cluster, document, "Second writer");
        var mine = TestDocument.System("overtaken", "Mine");

        await Assert.ThrowsAsync<LedgerConflictException>(() => cluster.DeclareAsync(mine, "overtaken-2"));

        var truth = await cluster.ReadAsync(document);
        Assert.Equal(2, truth.Version);
        Assert.Contains("Second writer", truth.Body, StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<Answer.Done>(await cluster.DeclareAsync(mine, "overtaken-2")).Version);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Calls_that_wait_behind_the_one_that_failed_never_see_what_it_saw(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("queued");
        await cluster.DeclareAsync(document, "queued-00");
        await OvertakeAsync(cluster, document, "Second writer");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            try
            {
                return await cluster.DeclareAsync(TestDocument.System("queued", $"Name {i}"), $"queued-1-{i:00}");
            }
            catch (LedgerConflictException)
            {
                return null;
            }
        }));

        // The versions that were acknowledged are those that stand, each once.
        var versions = outcomes.OfType<Answer.Done>().Select(done => done.Version).Order().ToArray();
        Assert.Contains(outcomes, outcome => outcome is null);
        Assert.Equal(Enumerable.Range(3, versions.Length).Select(version => (long)version), versions);
        Assert.Equal(2 + versions.Length, (await cluster.EntriesAsync(document)).Count);
        var read = await cluster.ReadAsync(document);
        await cluster.ForgetAsync(document);
        Assert.Equal(read, await cluster.ReadAsync(document));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_command_whose_answer_was_lost_is_repeated_safely(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var document = TestDocument.System("lost-answer");
        cluster.Ledger.LoseNextAnswer(document.Stream);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => cluster.DeclareAsync(document, "lost-answer-1"));

        var answer = Assert.IsType<Answer.Done>(await cluster.DeclareAsync(document, "lost-answer-1"));

        var entry = Assert.Single(await cluster.EntriesAsync(document));
        Assert.Equal((entry.Position, 1), (answer.Position, answer.Version));
        Assert.Equal(document.Text, (await cluster.ReadAsync(document)).AsWritten);
    }

    private static async Task OvertakeAsync(Cluster cluster, TestDocument document, string name)
    {
        var (id, written) = (document.Id, TestDocument.System(document.Id, name).Text);
        await cluster.Get<ILedger>().AppendAsync(
            new LedgerAppend
            {
                Stream = document.Stream,
                ExpectedVersion = 1,
                Entries =
                [
                    new NewEntry
                    {
                        Type = "estate/system-changed/1",
                        Time = TimeProvider.System.GetUtcNow(),
                        Tenant = Callers.Tenant(TestDocument.Tenant).Tenant,
                        Actor = "u-13",
                        Auth = "token",
                        Body = System.Text.Encoding.UTF8.GetBytes($$"""{"document":{{written}},"id":"{{id}}"}"""),
                    },
                ],
            },
            Cancel);
    }
}
