using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Access;

/// <summary>The console's sessions. What ended is a row less; nothing is remembered of it, here or in memory.</summary>
public sealed class Sessions(IReadDatabase database, IWriter writer)
{
    internal const string Complete = "complete";
    internal const string Enrolment = "enrolment";

    /// <summary>Adds one, and ends the oldest of the same subject when there are too many. Its person is told when the place is new.</summary>
    public Task AddAsync(NewSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return writer.WriteAsync(new Adding(session), cancellationToken);
    }

    /// <summary>The session with this hash, unless it is unknown or over, or the token is that began it.</summary>
    public async Task<SessionIdentityRow?> FindAsync(string sha256, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SessionIdentityRow? row;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            row = await connection.QuerySingleOrDefaultAsync<SessionIdentityRow>(new CommandDefinition(
                // A token gives its own roles, also to a person who holds more, and no more than an account has; and a person may have a token and no account.
                """
                SELECT s.id AS "Id", s.subject AS "Subject", s.person AS "Person", s.token AS "Token", CASE WHEN s.token IS NULL THEN COALESCE(p.tenant, s.tenant) ELSE s.tenant END AS "Tenant",
                       CASE WHEN s.token IS NULL THEN COALESCE(p.roles, s.roles) ELSE s.roles END AS "Roles", l.name AS "Name", s.method AS "Method", s.stage AS "Stage", s.seen_at AS "SeenAt", s.expires_at AS "ExpiresAt",
                       t.operations AS "Operations", t.networks AS "Networks",
                       CASE WHEN s.token IS NULL THEN NULL ELSE p.roles END AS "AccountRoles", p.tenant AS "AccountTenant"
                FROM console_session s LEFT JOIN token t ON t.id = s.token
                LEFT JOIN person p ON p.id = s.person LEFT JOIN person_login l ON l.id = s.person
                WHERE s.hash = @sha256 AND s.expires_at > @now
                  AND (s.token IS NULL OR (t.revoked_at IS NULL AND t.expires_at > @now AND (p.id IS NULL OR p.state = 'active')))
                  AND (s.person IS NULL OR p.state <> 'disabled' OR (p.id IS NULL AND s.token IS NOT NULL))
                """,
                new { sha256, now = SqlTime.Of(now) },
                cancellationToken: cancellationToken));
        }

        if (row is not null && now - row.SeenAt >= SessionLimits.SeenEvery)
        {
            await writer.WriteAsync(
                new Statement("UPDATE console_session SET seen_at = $2 WHERE hash = $1 AND seen_at < $2", sha256, now), cancellationToken);
        }

        return row;
    }

    /// <summary>Ends the session with this hash.</summary>
    public Task EndAsync(string sha256, CancellationToken cancellationToken) =>
        writer.WriteAsync(new Statement("DELETE FROM console_session WHERE hash = $1", sha256), cancellationToken);

    /// <summary>Ends one session of <paramref name="subject"/>, or all.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RevokeAsync(string subject, string? id, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            id is null
                ? new Statement("DELETE FROM console_session WHERE subject = $1", subject)
                : new Statement("DELETE FROM console_session WHERE subject = $1 AND id = $2", subject, id),
            cancellationToken);
        return touched[0];
    }

    /// <summary>Deletes sessions that ended before <paramref name="now"/>, at most <see cref="PersistenceLimits.RowsPerCleaning"/>.</summary>
    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(
        new Statement(
            "DELETE FROM console_session WHERE hash IN (SELECT hash FROM console_session WHERE expires_at < $1 LIMIT $2)",
            now, (long)PersistenceLimits.RowsPerCleaning),
        cancellationToken);

    private sealed class Adding(NewSession session) : IFactWrite
    {
        public void Write(IWriteSession to)
        {
            var identity = session.Identity;
            to.Execute(
                """
                INSERT INTO console_session (hash, id, subject, person, token, roles, tenant, method, stage, created_at, seen_at, expires_at, address, device)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13)
                """,
                session.Sha256, session.Id, identity.Subject, identity.Person, identity.TokenId,
                string.Join(',', identity.Roles.Select(role => role.Code())), identity.Scope.ToString(), session.Method,
                session.IsComplete ? Complete : Enrolment, session.CreatedAt, session.ExpiresAt, session.Address, session.Device);
            to.Execute(
                """
                DELETE FROM console_session WHERE subject = $1 AND id NOT IN (
                    SELECT id FROM console_session WHERE subject = $1 ORDER BY id DESC LIMIT $2)
                """,
                identity.Subject, (long)SessionLimits.PerSubject);
            if (identity.Person is { } person && session.IsComplete)
            {
                PlaceFacts.Seen(person, session.Id, session.Address, session.Device, session.CreatedAt).Write(to);
            }
        }
    }
}
