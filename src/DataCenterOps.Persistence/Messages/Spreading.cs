using System.Collections.Immutable;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Messages;

/// <summary>Makes of messages what each person and each program gets, in one transaction.</summary>
internal sealed class Spreading(IExclusiveSession session, ImmutableArray<MessageRoute> routes, bool hasMail, DateTimeOffset now)
{
    private readonly Recipients _recipients = new(session);

    // The sending of a person that still takes messages in: looked up once for each.
    private readonly Dictionary<string, (string Id, int Total)> _open = new(StringComparer.Ordinal);

    /// <summary>Spreads the oldest.</summary>
    /// <returns>How many.</returns>
    public int Run()
    {
        var waiting = WaitingMessage.Take(session);
        foreach (var message in waiting)
        {
            if (message.Kind is { } kind)
            {
                ToPersons(message, kind);
                ToPrograms(message, kind);
            }

            session.Execute("UPDATE message SET spread_at = $2 WHERE id = $1", message.Id, now);
        }

        return waiting.Length;
    }

    private void ToPersons(WaitingMessage message, MessageKind kind)
    {
        foreach (var recipient in _recipients.Of(message.Audience))
        {
            if (MessageRouting.IsShown(kind))
            {
                session.Execute(
                    "INSERT INTO message_notice (person, message, read_at) VALUES ($1, $2, NULL) ON CONFLICT (person, message) DO NOTHING",
                    recipient.Person, message.Id);
            }

            if (hasMail && MessageRouting.IsMailed(kind, recipient))
            {
                Mail(message, kind, recipient.Person);
            }
        }
    }

    private void ToPrograms(WaitingMessage message, MessageKind kind)
    {
        foreach (var route in routes.Where(route => route.Takes(kind)))
        {
            AddPart(Begin(route.Carrier, "", isAtOnce: true, now), message.Id);
        }
    }

    private void Mail(WaitingMessage message, MessageKind kind, string person)
    {
        if (kind.IsAtOnce)
        {
            AddPart(Begin(MessageRoute.Email, person, isAtOnce: true, now), message.Id);
            return;
        }

        if (Open(person) is var (open, total))
        {
            session.Execute("UPDATE message_dispatch SET total = total + 1 WHERE id = $1", open);
            _open[person] = (open, total + 1);
            if (total < MessageLimits.DigestLines)
            {
                AddPart(open, message.Id);
            }

            return;
        }

        var id = Begin(MessageRoute.Email, person, isAtOnce: false, DigestRule.DueAt(isAtOnce: false, LastDue(person), now));
        _open[person] = (id, 1);
        AddPart(id, message.Id);
    }

    private string Begin(string carrier, string target, bool isAtOnce, DateTimeOffset dueAt)
    {
        var id = Guid.CreateVersion7(now).ToString("D");
        session.Execute(
            """
            INSERT INTO message_dispatch (id, carrier, target, at_once, state, total, due_at, next_at, attempts, lease_until, error, done_at)
            VALUES ($1, $2, $3, $4, 'pending', 1, $5, $5, 0, 0, NULL, NULL)
            """,
            id, carrier, target, isAtOnce ? 1L : 0L, dueAt);
        return id;
    }

    private void AddPart(string dispatch, string message) =>
        session.Execute("INSERT INTO message_part (dispatch, message) VALUES ($1, $2)", dispatch, message);

    // One that was claimed may be on its way: what it holds does not change any more.
    private (string Id, int Total)? Open(string person)
    {
        if (_open.TryGetValue(person, out var known))
        {
            return known;
        }

        var found = session.Query(
            $"""
            SELECT id, total FROM message_dispatch
            WHERE carrier = $1 AND target = $2 AND at_once = 0 AND state = 'pending' AND attempts = 0 ORDER BY due_at DESC LIMIT 1
            {(session.IsPostgres ? "FOR UPDATE" : "")}
            """,
            reader => (reader.GetString(0), (int)reader.GetInt64(1)), MessageRoute.Email, person).ToArray();
        return found is [var one] ? one : null;
    }

    private DateTimeOffset? LastDue(string person)
    {
        // Only what lies within the window matters, and there is at most one of that.
        var found = session.Query(
            "SELECT due_at FROM message_dispatch WHERE carrier = $1 AND target = $2 AND at_once = 0 AND due_at > $3 ORDER BY due_at DESC LIMIT 1",
            reader => SqlTime.From(reader.GetInt64(0)), MessageRoute.Email, person, now - MessageLimits.Window).ToArray();
        return found is [var one] ? one : null;
    }
}
