using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Messages;

/// <summary>
/// Messages on their way. A sending is claimed for a while before it is sent and marked after it: a kill between the two sends it
/// once more under the same name, and never loses it.
/// </summary>
public sealed class Outbox(IReadDatabase database, IWriter writer)
{
    private const string Pending = "state = 'pending' AND next_at <= @now AND lease_until <= @now";

    /// <summary>Spreads messages that wait to persons and carriers, at most <see cref="MessageLimits.SpreadAtOnce"/>.</summary>
    /// <param name="routes">Carriers to programs.</param>
    /// <param name="hasMail">Whether there is one to persons.</param>
    /// <param name="now">This moment.</param>
    /// <param name="cancellationToken">Ends the waiting for the writer.</param>
    /// <returns>How many.</returns>
    public async Task<int> SpreadAsync(
        ImmutableArray<MessageRoute> routes, bool hasMail, DateTimeOffset now, CancellationToken cancellationToken) =>
        await AnyAsync("SELECT COUNT(*) FROM (SELECT 1 FROM message WHERE spread_at IS NULL LIMIT 1) AS one", "", now, cancellationToken)
            ? await writer.ExclusiveAsync(session => new Spreading(session, routes, hasMail, now).Run(), cancellationToken)
            : 0;

    /// <summary>Claims what is due on a carrier, the urgent first.</summary>
    public async Task<ImmutableArray<ClaimedDispatch>> ClaimAsync(string carrier, DateTimeOffset now, CancellationToken cancellationToken) =>
        await AnyAsync(
            $"SELECT COUNT(*) FROM (SELECT 1 FROM message_dispatch WHERE carrier = @carrier AND {Pending} LIMIT 1) AS one", carrier, now, cancellationToken)
            ? await writer.ExclusiveAsync(session => Claim(session, carrier, now), cancellationToken)
            : [];

    /// <summary>Writes down what became of a claimed sending.</summary>
    /// <param name="dispatch">The sending.</param>
    /// <param name="state"><c>sent</c>, <c>dead</c>, <c>dropped</c>, or <c>pending</c> for another attempt.</param>
    /// <param name="error">A code of why it failed.</param>
    /// <param name="nextAt">When it is tried again, or this moment.</param>
    /// <param name="cancellationToken">Ends the waiting for the writer.</param>
    public Task MarkAsync(ClaimedDispatch dispatch, string state, string? error, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dispatch);

        // Whoever has claimed it again in the meantime decides.
        return writer.WriteAsync(
            new Statement(
                """
                UPDATE message_dispatch SET state = $3, error = $4, next_at = $5, lease_until = 0, done_at = CASE WHEN $3 = 'pending' THEN NULL ELSE $5 END
                WHERE id = $1 AND attempts = $2 AND state = 'pending'
                """,
                dispatch.Id, dispatch.Attempts, state, error, nextAt),
            cancellationToken);
    }

    /// <summary>
    /// Ends sendings of carriers that are not configured any more: nobody would ever send them. Some of them at a time; one that
    /// may be on its way is left until its time is over.
    /// </summary>
    /// <param name="carriers">Those that are configured.</param>
    /// <param name="now">This moment.</param>
    /// <param name="cancellationToken">Ends the waiting for the writer.</param>
    /// <returns>How many.</returns>
    public async Task<long> StrandAsync(ImmutableArray<string> carriers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            // Npgsql sends one array where Dapper writes a list of parameters for SQLite.
            var isOther = database.IsPostgres ? "carrier <> ALL(@carriers)" : "carrier NOT IN @carriers";
            var waits = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"SELECT COUNT(*) FROM (SELECT 1 FROM message_dispatch WHERE state = 'pending' AND lease_until <= @now AND {isOther} LIMIT 1) AS one",
                new { carriers = carriers.ToArray(), now = SqlTime.Of(now) }, cancellationToken: cancellationToken));
            if (waits == 0)
            {
                return 0;
            }
        }

        var others = string.Concat(carriers.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $" AND carrier <> ${place + 3}")));
        var touched = await writer.WriteAsync(
            new Statement(
                $"""
                UPDATE message_dispatch SET state = 'stranded', error = 'no-carrier', done_at = $1 WHERE id IN (
                    SELECT id FROM message_dispatch WHERE state = 'pending' AND lease_until <= $1{others} LIMIT $2)
                """,
                [now, (long)PersistenceLimits.RowsPerCleaning, .. carriers]),
            cancellationToken);
        return touched[0];
    }

    /// <summary>Lets a sending be tried now, also one that was given up, and then as often again; false when there is none that waits.</summary>
    public async Task<bool> RetryAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            new Statement(
                """
                UPDATE message_dispatch SET state = 'pending', attempts = 1, next_at = $2, done_at = NULL
                WHERE id = $1 AND (state IN ('dead', 'stranded') OR (state = 'pending' AND lease_until <= $2))
                """,
                id, now),
            cancellationToken);
        return touched[0] > 0;
    }

    /// <summary>Lays a sending aside that was given up or lost its carrier: somebody has seen it. False when there is none.</summary>
    public async Task<bool> DismissAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            new Statement("UPDATE message_dispatch SET state = 'dropped', done_at = $2 WHERE id = $1 AND state IN ('dead', 'stranded')", id, now), cancellationToken);
        return touched[0] > 0;
    }

    /// <summary>Deletes what is past its time, some of each kind: repeat daily.</summary>
    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(new Forgetting(now), cancellationToken);

    private static ImmutableArray<ClaimedDispatch> Claim(IExclusiveSession session, string carrier, DateTimeOffset now)
    {
        var due = session.Query(
            $"""
            SELECT id, target, total, attempts FROM message_dispatch
            WHERE carrier = $1 AND state = 'pending' AND next_at <= $2 AND lease_until <= $2
            ORDER BY at_once DESC, next_at, id LIMIT $3 {(session.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "")}
            """,
            reader => new ClaimedDispatch(reader.GetString(0), reader.GetString(1), (int)reader.GetInt64(2), reader.GetInt64(3) + 1),
            carrier, now, (long)MessageLimits.SendAtOnce).ToArray();
        foreach (var dispatch in due)
        {
            session.Execute(
                "UPDATE message_dispatch SET attempts = $2, lease_until = $3 WHERE id = $1", dispatch.Id, dispatch.Attempts, now + MessageLimits.Lease);
        }

        return [.. due];
    }

    // Asked before the writer is: mostly there is nothing, and then nobody waits.
    private async Task<bool> AnyAsync(string sql, string carrier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(sql, new { carrier, now = SqlTime.Of(now) }, cancellationToken: cancellationToken)) > 0;
    }

    private sealed class Forgetting(DateTimeOffset now) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            var (old, dead, rows) = (now.AddDays(-MessageLimits.Days), now.AddDays(-MessageLimits.DeadDays), (long)PersistenceLimits.RowsPerCleaning);
            session.Execute(
                """
                DELETE FROM message_dispatch WHERE id IN (
                    SELECT id FROM message_dispatch WHERE (state IN ('sent', 'dropped') AND done_at < $1) OR (state IN ('dead', 'stranded') AND done_at < $2) LIMIT $3)
                """,
                old, dead, rows);
            session.Execute(
                """
                DELETE FROM message_part WHERE dispatch IN (
                    SELECT dispatch FROM message_part WHERE NOT EXISTS (SELECT 1 FROM message_dispatch d WHERE d.id = message_part.dispatch) LIMIT $1)
                """,
                rows);

            // A message stays as long as a sending of it does.
            session.Execute(
                """
                DELETE FROM message WHERE id IN (
                    SELECT id FROM message WHERE at < $1 AND spread_at IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM message_part p WHERE p.message = message.id) ORDER BY at LIMIT $2)
                """,
                old, rows);
            session.Execute(
                """
                DELETE FROM message_notice WHERE message IN (
                    SELECT message FROM message_notice WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.id = message_notice.message) LIMIT $1)
                """,
                rows);
            session.Execute("DELETE FROM person_place WHERE seen_at < $1", dead);
            session.Execute("DELETE FROM sign_in_slowed WHERE told = 1 AND at < $1", old);
        }
    }
}
