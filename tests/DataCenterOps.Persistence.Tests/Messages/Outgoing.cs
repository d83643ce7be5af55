using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Messages;

namespace DataCenterOps.Persistence.Tests.Messages;

/// <summary>Short words for messages on their way.</summary>
internal sealed class Outgoing(Silo silo)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Outbox Outbox => silo.Get<Outbox>();

    /// <summary>A person with a role and a confirmed address.</summary>
    public async Task PersonAsync(string id, string roles = "operator", bool hasAddress = true)
    {
        await silo.Writer.WriteAsync(
            new Statement("INSERT INTO person (id, roles, tenant, state, created_at, joined_at, position) VALUES ($1, $2, '*', 'active', 0, 0, 0)", id, roles), Cancel);
        await silo.Writer.WriteAsync(
            new Statement("INSERT INTO person_contact (person, language, address) VALUES ($1, 'fr', $2)", id, hasAddress ? $"{id}@example.dz" : null), Cancel);
    }

    public Task TellAsync(Message message) => silo.Writer.WriteAsync(MessageFacts.Tell(message), Cancel);

    public async Task TellAsync(int from, int count)
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            await TellAsync(Asked(number));
        }
    }

    /// <summary>Spreads everything that waits.</summary>
    public async Task SpreadAsync(DateTimeOffset now, params ImmutableArray<MessageRoute> routes)
    {
        while (await Outbox.SpreadAsync(routes, hasMail: true, now, Cancel) > 0)
        {
            // There is more.
        }
    }

    public Task<ImmutableArray<ClaimedDispatch>> ClaimAsync(DateTimeOffset now, string carrier = MessageRoute.Email) => Outbox.ClaimAsync(carrier, now, Cancel);

    public Task MarkAsync(ClaimedDispatch dispatch, string state, DateTimeOffset at, string? error = null) => Outbox.MarkAsync(dispatch, state, error, at, Cancel);

    /// <summary>Claims and marks as sent whatever is due.</summary>
    public async Task<IReadOnlyList<ClaimedDispatch>> SendAsync(DateTimeOffset now, string carrier = MessageRoute.Email)
    {
        var sent = new List<ClaimedDispatch>();
        while (await ClaimAsync(now, carrier) is { IsEmpty: false } claimed)
        {
            foreach (var dispatch in claimed)
            {
                await MarkAsync(dispatch, "sent", now);
            }

            sent.AddRange(claimed);
        }

        return sent;
    }

    public static Message Asked(int number) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"approval.asked/{number}"),
        Kind = MessageKinds.ApprovalAsked,
        Audience = MessageAudience.With([Role.Operator]),
        At = Start.AddMilliseconds(number),
        Facts = Message.Of((MessageFact.Request, number.ToString(CultureInfo.InvariantCulture))),
    };
}
