using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Messages;
using static DataCenterOps.Persistence.Tests.Messages.Outgoing;

namespace DataCenterOps.Persistence.Tests.Messages;

/// <summary>Messages on their way, on both engines.</summary>
public sealed class OutboxTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_thousand_requests_at_once_are_two_mails_to_each_person_and_a_thousand_events_to_a_program(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var outgoing = new Outgoing(silo);
        foreach (var person in (string[])["p-1", "p-2", "p-3"])
        {
            await outgoing.PersonAsync(person);
        }

        await outgoing.TellAsync(0, 1);
        await outgoing.SpreadAsync(Start, new MessageRoute("webhook/soc", []));
        Assert.Equal([1, 1, 1], (await outgoing.SendAsync(Start)).Select(one => one.Total));
        await outgoing.TellAsync(1, 999);
        await outgoing.SpreadAsync(Start.AddMinutes(1), new MessageRoute("webhook/soc", []));
        Assert.Empty(await outgoing.SendAsync(Start.AddMinutes(14)));
        var digests = await outgoing.SendAsync(Start.AddMinutes(15));
        Assert.Equal([999, 999, 999], digests.Select(one => one.Total));

        // What is listed is bounded; the console has everything, and so have programs.
        var parts = await silo.Get<MessageQueries>().PartsAsync(digests[0].Id, Cancel);
        Assert.Equal(MessageLimits.DigestLines, parts.Length);
        Assert.Equal("1", parts[0].Facts[MessageFact.Request]);
        Assert.Equal(1_000, await silo.Get<MessageQueries>().UnreadAsync("p-1", Cancel));
        Assert.Equal(1_000, (await outgoing.SendAsync(Start.AddMinutes(15), "webhook/soc")).Count);
        Assert.Equal(6 + 1_000, (await silo.RowsAsync("message_dispatch")).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_urgent_goes_by_itself_while_a_digest_waits(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var outgoing = new Outgoing(silo);
        await outgoing.PersonAsync("p-1");
        await outgoing.TellAsync(0, 1);
        await outgoing.SpreadAsync(Start);
        await outgoing.SendAsync(Start);
        await outgoing.TellAsync(1, 5);
        await outgoing.TellAsync(BreakGlassMessages.Begun("b-1", Start, Start.AddHours(8)));
        await outgoing.SpreadAsync(Start.AddSeconds(10));

        var sent = Assert.Single(await outgoing.SendAsync(Start.AddSeconds(10)));
        Assert.Equal("break-glass.begun", Assert.Single(await silo.Get<MessageQueries>().PartsAsync(sent.Id, Cancel)).Kind.Code);
        Assert.Equal(5, Assert.Single(await outgoing.SendAsync(Start.AddMinutes(15))).Total);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_dies_between_sending_and_marking_sends_again_under_the_same_name_and_what_it_holds_has_not_changed(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        await using var one = new Silo(storage);
        await using var other = new Silo(storage);
        var (dying, living) = (new Outgoing(one), new Outgoing(other));
        await dying.PersonAsync("p-1");
        await dying.TellAsync(0, 3);
        await dying.SpreadAsync(Start);
        var claimed = Assert.Single(await dying.ClaimAsync(Start));

        // Nobody else takes it while it may be on its way, and nothing is added to it.
        Assert.Empty(await living.ClaimAsync(Start.AddMinutes(1)));
        await living.TellAsync(3, 1);
        await living.SpreadAsync(Start.AddMinutes(1));
        var again = Assert.Single(await living.ClaimAsync(Start + MessageLimits.Lease));
        Assert.Equal((claimed.Id, 3, 2L), (again.Id, again.Total, again.Attempts));

        // The first comes back after all: what it says is not heard any more.
        await dying.MarkAsync(claimed, "dead", Start.AddMinutes(3), "timeout");
        await living.MarkAsync(again, "sent", Start.AddMinutes(3));
        Assert.Contains("sent", Assert.Single(await other.RowsAsync("message_dispatch"), row => row.Contains(claimed.Id, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await living.SendAsync(Start.AddMinutes(15))).Total);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Through_two_silos_at_once_each_message_is_spread_once_and_each_sending_claimed_once(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        await using var one = new Silo(storage);
        await using var other = new Silo(storage);
        var (first, second) = (new Outgoing(one), new Outgoing(other));
        await first.PersonAsync("p-1", hasAddress: false);
        await first.TellAsync(0, 200);
        await Task.WhenAll(first.TellAsync(0, 50), second.TellAsync(100, 50));
        MessageRoute soc = new("webhook/soc", []);
        await Task.WhenAll(first.SpreadAsync(Start, soc), second.SpreadAsync(Start, soc));

        var sent = await Task.WhenAll(first.SendAsync(Start, soc.Carrier), second.SendAsync(Start, soc.Carrier));

        Assert.Equal(200, sent.SelectMany(one => one).Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(200, sent.Sum(one => one.Count));
        Assert.Equal(200, await one.Get<MessageQueries>().UnreadAsync("p-1", Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_failed_waits_and_what_was_given_up_is_seen_and_can_be_tried_again(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (outgoing, outbox, queries) = (new Outgoing(silo), silo.Get<Outbox>(), silo.Get<MessageQueries>());
        await outgoing.PersonAsync("p-1");
        await outgoing.TellAsync(0, 1);
        Assert.Equal(("", 1L), Assert.Single(await queries.CountsAsync(Cancel)) is var unspread ? (unspread.Carrier, unspread.Count) : default);
        await outgoing.SpreadAsync(Start);
        await outgoing.MarkAsync(Assert.Single(await outgoing.ClaimAsync(Start)), "pending", Start.AddSeconds(30), "smtp-451");
        Assert.Empty(await outgoing.ClaimAsync(Start.AddSeconds(29)));
        var waiting = Assert.Single(await queries.CountsAsync(Cancel));
        Assert.Equal(("email", "pending", Start), (waiting.Carrier, waiting.State, waiting.OldestDueAt));

        var claimed = Assert.Single(await outgoing.ClaimAsync(Start.AddSeconds(30)));
        Assert.False(await outbox.RetryAsync(claimed.Id, Start.AddSeconds(31), Cancel));
        await outgoing.MarkAsync(claimed, "dead", Start.AddSeconds(31), "smtp-550");
        var dead = Assert.Single((await queries.ListAsync("dead", 10, null, Cancel)).Items);
        Assert.Equal(("smtp-550", "p-1", "approval.asked", 2L), (dead.Error, dead.Target, dead.Kind, dead.Attempts));

        Assert.False(await outbox.DismissAsync("nobody", Start.AddHours(1), Cancel));
        Assert.True(await outbox.RetryAsync(dead.Id, Start.AddHours(1), Cancel));
        Assert.False(await outbox.DismissAsync(dead.Id, Start.AddHours(1), Cancel));
        Assert.False(await outbox.RetryAsync("nobody", Start.AddHours(1), Cancel));
        Assert.Equal(dead.Id, Assert.Single(await outgoing.SendAsync(Start.AddHours(1))).Id);
        Assert.False(await outbox.RetryAsync(dead.Id, Start.AddHours(2), Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sendings_of_a_carrier_that_was_removed_end_at_once_with_the_reason_and_go_out_when_it_is_back_and_somebody_says_so(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (outgoing, outbox, queries) = (new Outgoing(silo), silo.Get<Outbox>(), silo.Get<MessageQueries>());
        await outgoing.PersonAsync("p-1");
        await outgoing.TellAsync(0, 2);
        await outgoing.SpreadAsync(Start, new MessageRoute("webhook/soc", []), new MessageRoute("webhook/old", []));
        Assert.Equal(0, await outbox.StrandAsync([MessageRoute.Email, "webhook/soc", "webhook/old"], Start, Cancel));

        // One may be on its way: whoever has claimed it says what became of it.
        var claimed = await outgoing.ClaimAsync(Start, "webhook/old");
        Assert.Equal(0, await outbox.StrandAsync([MessageRoute.Email, "webhook/soc"], Start, Cancel));
        await outgoing.MarkAsync(claimed[0], "sent", Start);
        await outgoing.MarkAsync(claimed[1], "pending", Start.AddHours(4), "unreachable");
        Assert.Equal(1, await outbox.StrandAsync([MessageRoute.Email, "webhook/soc"], Start.AddSeconds(5), Cancel));
        Assert.Equal(0, await outbox.StrandAsync([MessageRoute.Email, "webhook/soc"], Start.AddSeconds(10), Cancel));

        var stranded = Assert.Single((await queries.ListAsync("stranded", 10, null, Cancel)).Items);
        Assert.Equal((claimed[1].Id, "webhook/old", "no-carrier", Start.AddSeconds(5)), (stranded.Id, stranded.Carrier, stranded.Error, stranded.DoneAt));
        Assert.Contains(await queries.CountsAsync(Cancel), one => (one.Carrier, one.State, one.Count) == ("webhook/old", "stranded", 1));
        Assert.Equal(2, (await outgoing.SendAsync(Start.AddSeconds(10), "webhook/soc")).Count);

        Assert.True(await outbox.RetryAsync(stranded.Id, Start.AddDays(1), Cancel));
        Assert.Equal(1, await outbox.StrandAsync([MessageRoute.Email, "webhook/soc"], Start.AddDays(1), Cancel));
        Assert.True(await outbox.RetryAsync(stranded.Id, Start.AddDays(2), Cancel));
        Assert.Equal(stranded.Id, Assert.Single(await outgoing.SendAsync(Start.AddDays(2), "webhook/old")).Id);

        // Without any way out, also mail is told of.
        Assert.Equal(1, await outbox.StrandAsync([], Start.AddDays(2), Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_past_its_time_goes_and_what_was_given_up_stays_longer(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (outgoing, outbox) = (new Outgoing(silo), silo.Get<Outbox>());
        await outgoing.PersonAsync("p-1");
        await outgoing.PersonAsync("p-2", "auditor");
        await outgoing.TellAsync(0, 1);
        await outgoing.TellAsync(Asked(1) with { Audience = MessageAudience.With([Role.Auditor]) });
        await outgoing.SpreadAsync(Start);
        var claimed = await outgoing.ClaimAsync(Start);
        await outgoing.MarkAsync(claimed[0], "sent", Start);
        await outgoing.MarkAsync(claimed[1], "dead", Start, "smtp-550");

        await outbox.ForgetAsync(Start.AddDays(MessageLimits.Days - 1), Cancel);
        Assert.Equal(2, (await silo.RowsAsync("message")).Count);
        await outbox.ForgetAsync(Start.AddDays(MessageLimits.Days + 1), Cancel);
        string[] tables = ["message", "message_notice", "message_dispatch", "message_part"];
        foreach (var table in tables)
        {
            Assert.Single(await silo.RowsAsync(table));
        }

        await outbox.ForgetAsync(Start.AddDays(MessageLimits.DeadDays + 1), Cancel);
        foreach (var table in tables)
        {
            Assert.Empty(await silo.RowsAsync(table));
        }
    }
}
