using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Messages;
using static DataCenterOps.Persistence.Tests.Messages.Outgoing;

namespace DataCenterOps.Persistence.Tests.Messages;

/// <summary>What is told because a time is over, on both engines.</summary>
public sealed class DueMessageTests(Databases databases)
{
    private const string Form =
        """{"arguments":{},"expiresAt":"2026-11-25T08:00:00Z","id":"r-1","operation":"pack.activate","others":1,"policyRevision":null,"requestedAt":"2026-11-23T08:00:00Z","requester":{"organisation":"*","person":"amina","roles":["security-officer"],"subject":"u-amina"},"subject":{"id":"tests","kind":"pack","version":1},"tenant":null}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_request_that_nobody_answered_is_told_once_to_who_asked_and_one_that_was_answered_is_not(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        foreach (var (id, state) in ((string, string)[])[("r-1", "waiting"), ("r-2", "executed")])
        {
            await silo.Writer.WriteAsync(
                new Statement(
                    """
                    INSERT INTO approval (id, operation, subject_kind, subject_id, tenant, requester, digest, form, others, agreed, state, requested_at, expires_at, position)
                    VALUES ($1, 'pack.activate', 'pack', 'tests', NULL, 'amina', '', $2, 1, 0, $3, 0, $4, 1)
                    """,
                    id, Form, state, Start),
                Cancel);
        }

        var due = silo.Get<DueMessages>();
        Assert.Empty(await due.FindAsync(Start.AddSeconds(-1), Cancel));
        var message = Assert.Single(await due.FindAsync(Start, Cancel));
        Assert.Equal(("approval.expired/r-1", "amina"), (message.Key, message.Audience.Person));
        await silo.Writer.WriteAsync(MessageFacts.Tell(message), Cancel);
        Assert.Empty(await due.FindAsync(Start.AddDays(1), Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_break_glass_that_nobody_has_reviewed_in_time_is_told_once(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Writer.WriteAsync(
            new Statement(
                """
                INSERT INTO break_glass (id, tenant, system, reason, requester, approvers, begun_at, until_at, ended_at, ended_by, early, review_due, reviewed_at, reviewer, review, position)
                VALUES ('b-1', NULL, NULL, 'fire', 'amina', 'brahim', 0, 0, 0, NULL, 0, $1, NULL, NULL, NULL, 1)
                """,
                Start),
            Cancel);
        var due = silo.Get<DueMessages>();
        Assert.Empty(await due.FindAsync(Start.AddSeconds(-1), Cancel));
        var message = Assert.Single(await due.FindAsync(Start, Cancel));
        Assert.Equal(MessageKinds.BreakGlassReview, message.Kind);
        await silo.Writer.WriteAsync(MessageFacts.Tell(message), Cancel);
        Assert.Empty(await due.FindAsync(Start, Cancel));
    }
}
