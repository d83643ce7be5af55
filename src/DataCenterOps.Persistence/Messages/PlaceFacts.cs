using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>From where people sign in, so that they are told of a place that is new. Device and address lie here as a hash alone.</summary>
public static class PlaceFacts
{
    /// <summary>A session that begins; its person is told when they have come from elsewhere until now.</summary>
    public static IFactWrite Seen(string person, string session, string address, string device, DateTimeOffset now) =>
        new Seeing(person, ApiToken.Hash($"place {person} {address} {device}"), AccountMessages.Device(person, session, now));

    private sealed class Seeing(string person, string hash, Message message) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            // The first place of all is where the account was made.
            MessageFacts.TellWhere(
                message,
                """
                EXISTS (SELECT 1 FROM person_place WHERE person = $10)
                AND NOT EXISTS (SELECT 1 FROM person_place WHERE person = $10 AND hash = $11)
                """,
                person, hash).Write(session);
            session.Execute(
                """
                INSERT INTO person_place (person, hash, seen_at) VALUES ($1, $2, $3)
                ON CONFLICT (person, hash) DO UPDATE SET seen_at = excluded.seen_at
                """,
                person, hash, message.At);
            session.Execute(
                """
                DELETE FROM person_place WHERE person = $1 AND hash NOT IN (
                    SELECT hash FROM person_place WHERE person = $1 ORDER BY seen_at DESC LIMIT $2)
                """,
                person, (long)MessageLimits.PlacesPerPerson);
        }
    }
}
