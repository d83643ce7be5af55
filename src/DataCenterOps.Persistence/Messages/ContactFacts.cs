using System.Collections.Immutable;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>How a person wants to be told things: personal, so that it lies here alone and in no entry.</summary>
public static class ContactFacts
{
    /// <summary>The language, and the kinds that are not wanted by mail.</summary>
    public static IFactWrite Choose(string person, string language, ImmutableArray<string> muted) => new Statement(
        """
        INSERT INTO person_contact (person, language, muted) VALUES ($1, $2, $3)
        ON CONFLICT (person) DO UPDATE SET language = excluded.language, muted = excluded.muted
        """,
        person, language, string.Join(',', muted));

    /// <summary>An address that is still to be confirmed.</summary>
    public static IFactWrite Ask(string person, MailAddress address, string language, DateTimeOffset at, long count) => new Statement(
        """
        INSERT INTO person_contact (person, language, asked_address, asked_at, asked_count) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person) DO UPDATE SET asked_address = excluded.asked_address, asked_at = excluded.asked_at,
            asked_count = excluded.asked_count, code_hash = NULL, code_until = 0, code_tries = 0
        """,
        person, language, address.Value, at, count);

    /// <summary>The code that was just put into a mail to that address, as a hash. The one before is good for nothing any more.</summary>
    public static IFactWrite Code(string person, string address, string sha256, DateTimeOffset until) => new Statement(
        "UPDATE person_contact SET code_hash = $3, code_until = $4 WHERE person = $1 AND asked_address = $2", person, address, sha256, until);

    /// <summary>A code was typed that is not right.</summary>
    public static IFactWrite Wrong(string person) =>
        new Statement("UPDATE person_contact SET code_tries = code_tries + 1 WHERE person = $1", person);

    /// <summary>The address is the person's; the commit fails when the code was used or replaced meanwhile.</summary>
    public static IFactWrite Confirm(string person, string sha256) => new Confirming(person, sha256);

    /// <summary>No address any more.</summary>
    public static IFactWrite Remove(string person) => new Statement(
        "UPDATE person_contact SET address = NULL, asked_address = NULL, code_hash = NULL, code_until = 0 WHERE person = $1", person);

    private sealed class Confirming(string person, string sha256) : IFactWrite
    {
        public void Write(IWriteSession session) => session.ExecuteExactly(
            1,
            "UPDATE person_contact SET address = asked_address, asked_address = NULL, code_hash = NULL, code_until = 0, code_tries = 0 WHERE person = $1 AND code_hash = $2",
            person, sha256);
    }
}
