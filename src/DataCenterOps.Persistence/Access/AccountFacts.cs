using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Access;

/// <summary>The rows beside the ledger that change with an entry about a person's account.</summary>
public static class AccountFacts
{
    /// <summary>A link by which the person comes in, once.</summary>
    public static IFactWrite Link(string person, string sha256, DateTimeOffset expiresAt) => new Statement(
        "INSERT INTO one_time_link (hash, subject, tenant, roles, expires_at, used_at) VALUES ($1, $2, '', '', $3, NULL)",
        sha256, person, expiresAt);

    /// <summary>What the person has chosen. The name to sign in with stays once it is chosen.</summary>
    public static IFactWrite Join(string person, string login, string name, string passwordHash) => new Statement(
        """
        INSERT INTO person_login (id, login, name, password_hash) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash
        """,
        person, login, name, passwordHash);

    /// <summary>By what an issuer knows the person, and how it calls them.</summary>
    public static IFactWrite Issuer(string person, string sha256, string name) => new Vouching(person, sha256, name);

    /// <summary>Another password.</summary>
    public static IFactWrite Password(string person, string hash) =>
        new Statement("UPDATE person_login SET password_hash = $2 WHERE id = $1", person, hash);

    /// <summary>An authenticator.</summary>
    public static IFactWrite Code(string person, string protectedSecret, long step) =>
        new Statement("UPDATE person_login SET code_secret = $2, code_step = $3 WHERE id = $1", person, protectedSecret, step);

    /// <summary>Recovery codes in place of the former ones.</summary>
    public static IFactWrite Recovery(string person, ImmutableArray<string> sha256) => new Replacing(person, sha256);

    /// <summary>A passkey more.</summary>
    public static IFactWrite Passkey(PasskeyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Statement(
            """
            INSERT INTO person_passkey (id, person, name, public_key, sign_count, transports, backup_eligible, backed_up, created_at, used_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)
            """,
            row.Id, row.Person, row.Name, row.PublicKey, row.SignCount, row.Transports, row.BackupEligible, row.BackedUp, row.CreatedAt);
    }

    /// <summary>A passkey less.</summary>
    public static IFactWrite RemovePasskey(string person, string id) =>
        new Statement("DELETE FROM person_passkey WHERE person = $1 AND id = $2", person, id);

    /// <summary>One recovery code less; the commit fails when it is not there.</summary>
    public static IFactWrite UsedRecovery(string person, string sha256) => new Using(person, sha256);

    /// <summary>Everything that the person came in with, and links that were not used.</summary>
    public static IFactWrite Reset(string person) => new Resetting(person);

    /// <summary>The person's sessions, but for one that may be kept.</summary>
    public static IFactWrite EndSessions(string person, string? keep = null) =>
        new Statement("DELETE FROM console_session WHERE person = $1 AND id <> $2", person, keep ?? "");

    private sealed class Replacing(string person, ImmutableArray<string> hashes) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            session.Execute("DELETE FROM person_recovery WHERE person = $1", person);
            foreach (var hash in hashes)
            {
                session.Execute("INSERT INTO person_recovery (person, hash) VALUES ($1, $2)", person, hash);
            }
        }
    }

    private sealed class Vouching(string person, string hash, string name) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            // Of two accounts that were made for one at once the second is not committed.
            session.ExecuteExactly(
                1,
                """
                INSERT INTO person_issuer (hash, person) VALUES ($1, $2)
                ON CONFLICT (hash) DO UPDATE SET person = excluded.person WHERE person_issuer.person = excluded.person
                """,
                hash, person);
            session.Execute(
                """
                INSERT INTO person_login (id, login, name, password_hash) VALUES ($1, NULL, $2, '')
                ON CONFLICT (id) DO UPDATE SET name = excluded.name
                """,
                person, name);
        }
    }

    private sealed class Using(string person, string hash) : IFactWrite
    {
        public void Write(IWriteSession session) =>
            session.ExecuteExactly(1, "DELETE FROM person_recovery WHERE person = $1 AND hash = $2", person, hash);
    }

    private sealed class Resetting(string person) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            session.Execute("UPDATE person_login SET password_hash = '', code_secret = NULL WHERE id = $1", person);
            session.Execute("DELETE FROM person_recovery WHERE person = $1", person);
            session.Execute("DELETE FROM person_passkey WHERE person = $1", person);
            session.Execute("DELETE FROM one_time_link WHERE subject = $1 AND used_at IS NULL", person);
        }
    }
}
