using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Policies.Sweeping;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Persistence.Policies;

/// <summary>
/// What sweeps read and where they note how far they are. A shard is a tenant, or <c>platform</c> for what belongs to none: its
/// subjects are its own alone.
/// </summary>
public sealed class SweepStore(IReadDatabase database, IWriter writer)
{
    /// <summary>The shard of what belongs to no tenant.</summary>
    public const string Platform = "platform";

    private const string FindingColumns = "policy, rule, subject_kind, subject_id, evidence_sha256";

    /// <summary>The sweep over everything that has begun and not ended.</summary>
    public async Task<SweepProgress?> ProgressAsync(string shard, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<ProgressRow>(Command(
            "SELECT * FROM sweep_progress WHERE shard = @shard", new { shard }, cancellationToken));
        return row?.Read();
    }

    /// <summary>When a sweep over everything by this pack last ended; nothing when none has.</summary>
    public async Task<DateTimeOffset?> LastFullAsync(string shard, string revision, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(Command(
            "SELECT full_at FROM sweep_run WHERE shard = @shard AND full_revision = @revision", new { shard, revision }, cancellationToken))
            is { } at ? SqlTime.From(at) : null;
    }

    /// <summary>
    /// The shards after <paramref name="after"/>, by name, whose last sweep over everything was by another pack than this or ended
    /// before <paramref name="before"/>, and those that never had one.
    /// </summary>
    public async Task<ImmutableArray<string>> DueAsync(
        string revision, DateTimeOffset before, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<string>(Command(
            $"""
             SELECT s.shard FROM (
                 SELECT id AS shard FROM declared WHERE kind = 'Tenant' AND retired = FALSE UNION ALL SELECT '{Platform}' AS shard) s
             LEFT JOIN sweep_run r ON r.shard = s.shard
             WHERE s.shard > @after AND (r.full_revision IS NULL OR r.full_revision <> @revision OR r.full_at < @before)
             ORDER BY s.shard LIMIT @limit
             """,
            new { revision, before = SqlTime.Of(before), after, limit }, cancellationToken));
        return [.. found];
    }

    /// <summary>One page of a shard's subjects, by kind and id; without the text as it was written, which no policy reads.</summary>
    /// <param name="shard">Whose.</param>
    /// <param name="kinds">Of these kinds.</param>
    /// <param name="after">Behind this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<DeclaredRow>> SubjectsAsync(
        string shard, IReadOnlyCollection<string> kinds, (string Kind, string Id) after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<DeclaredRow>(Command(
            $"""
             SELECT kind AS "Kind", id AS "Id", tenant AS "Tenant", version AS "Version", position AS "Position",
                 changed_at AS "ChangedAt", retired AS "Retired", fictional AS "Fictional", body AS "Body"
             FROM declared
             WHERE {Of(shard)} AND {(database.IsPostgres ? "kind = ANY(@kinds)" : "kind IN @kinds")} AND (kind, id) > (@kind, @id)
                 AND retired IS FALSE
             ORDER BY kind, id LIMIT @limit
             """,
            new { shard, kinds = kinds.ToArray(), kind = after.Kind, id = after.Id, limit }, cancellationToken))).AsList();
    }

    /// <summary>What is open about those of a shard's subjects that lie between two by kind and id, the first not included.</summary>
    /// <param name="shard">Whose.</param>
    /// <param name="after">Behind this one.</param>
    /// <param name="until">Up to this one; absent for all that follow.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KnownFinding>> BetweenAsync(
        string shard, (string Kind, string Id) after, (string Kind, string Id)? until, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return Read(await connection.QueryAsync<FindingKeyRow>(Command(
            $"""
             SELECT {FindingColumns} FROM finding
             WHERE {Of(shard)} AND (subject_kind, subject_id) > (@kind, @id)
                 {(until is null ? "" : "AND (subject_kind, subject_id) <= (@lastKind, @lastId)")} AND fixed_at IS NULL
             """,
            new { shard, kind = after.Kind, id = after.Id, lastKind = until?.Kind, lastId = until?.Id }, cancellationToken)));
    }

    /// <summary>What is open about some subjects of a shard.</summary>
    public async Task<IReadOnlyList<KnownFinding>> OfAsync(
        string shard, string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return Read(await connection.QueryAsync<FindingKeyRow>(Command(
            $"""
             SELECT {FindingColumns} FROM finding
             WHERE {Of(shard)} AND subject_kind = @kind AND {(database.IsPostgres ? "subject_id = ANY(@ids)" : "subject_id IN @ids")}
                 AND fixed_at IS NULL
             """,
            new { shard, kind, ids = ids.ToArray() }, cancellationToken)));
    }

    /// <summary>All that is open in a shard, in the order of digests, with its severity.</summary>
    public async IAsyncEnumerable<(KnownFinding Finding, string Severity)> OpenAsync(
        string shard, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = connection.QueryUnbufferedAsync<FindingKeyRow>(
            $"""
             SELECT {FindingColumns}, severity FROM finding WHERE {Of(shard)} AND fixed_at IS NULL
             ORDER BY policy, rule, subject_kind, subject_id
             """,
            new { shard });
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return (row.Read(), row.Severity);
        }
    }

    /// <summary>Some of the subjects that are to be judged again, of one kind.</summary>
    public async Task<ImmutableArray<NotedChange>> MarksAsync(string shard, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<NotedChange>(Command(
            """
            SELECT kind AS "Kind", id AS "Id", stamp AS "Stamp" FROM sweep_mark WHERE shard = @shard
                AND kind = (SELECT MIN(kind) FROM sweep_mark WHERE shard = @shard) ORDER BY id LIMIT @limit
            """,
            new { shard, limit }, cancellationToken));
        return [.. found];
    }

    /// <summary>Whether subjects of another kind are to be judged again.</summary>
    public async Task<bool> HasOtherMarksAsync(string shard, string kind, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(Command(
            "SELECT 1 FROM sweep_mark WHERE shard = @shard AND kind <> @kind LIMIT 1", new { shard, kind }, cancellationToken)) is not null;
    }

    /// <summary>The shards after <paramref name="after"/> that have something to judge again, by name.</summary>
    public async Task<ImmutableArray<string>> MarkedAsync(string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<string>(Command(
            "SELECT DISTINCT shard FROM sweep_mark WHERE shard > @after ORDER BY shard LIMIT @limit", new { after, limit }, cancellationToken));
        return [.. found];
    }

    /// <summary>Marks the subjects of some of the changes.</summary>
    /// <returns>How many changes they were; none when there is no more to spread.</returns>
    public async Task<int> SpreadAsync(int limit, CancellationToken cancellationToken)
    {
        NotedChange[] changes;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            changes = [.. await connection.QueryAsync<NotedChange>(Command(
                """SELECT kind AS "Kind", id AS "Id", stamp AS "Stamp" FROM sweep_change ORDER BY stamp, kind, id LIMIT @limit""",
                new { limit }, cancellationToken))];
        }

        if (changes.Length > 0)
        {
            await writer.WriteAsync(new ChangeSpread(changes), cancellationToken);
        }

        return changes.Length;
    }

    /// <summary>Notes how far a sweep over everything is; goes into the commit of what it found.</summary>
    public static IFactWrite Moved(string shard, SweepProgress progress) => new ProgressWrite(shard, progress);

    /// <summary>Notes that a sweep over everything has ended; goes into the commit of its digest.</summary>
    public static IFactWrite Ended(string shard) => new EndWrite(shard);

    /// <summary>Takes away marks whose subjects were judged; one that was set again meanwhile stays.</summary>
    public static IFactWrite Judged(string shard, IReadOnlyCollection<NotedChange> marks) => new JudgedWrite(shard, marks);

    /// <summary>Writes facts alone, where there is no entry to go with them.</summary>
    public Task WriteAsync(IFactWrite write, CancellationToken cancellationToken) => writer.WriteAsync(write, cancellationToken);

    private static string Of(string shard) => shard == Platform ? "tenant IS NULL" : "tenant = @shard";

    private static List<KnownFinding> Read(IEnumerable<FindingKeyRow> rows) => [.. rows.Select(row => row.Read())];

    private static CommandDefinition Command(string sql, object parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed class ProgressWrite(string shard, SweepProgress progress) : IFactWrite
    {
        private static readonly RowWrite Row = RowWrite.Upsert(
            "sweep_progress", key: 1,
            """
            shard text, revision text, position bigint, started_at bigint, subject_kind text, subject_id text, subjects bigint,
            opened bigint, changed bigint, closed bigint
            """);

        public void Write(IWriteSession session) => session.Execute(
            Row, shard, progress.Revision, progress.Position, SqlTime.Of(progress.StartedAt), progress.Kind, progress.Id,
            progress.Counts.Subjects, progress.Counts.Opened, progress.Counts.Changed, progress.Counts.Closed);
    }

    private sealed class EndWrite(string shard) : IFactWrite
    {
        private static readonly RowWrite Row = RowWrite.Delete("sweep_progress", "shard text");

        public void Write(IWriteSession session) => session.Execute(Row, shard);
    }

    private sealed class JudgedWrite(string shard, IReadOnlyCollection<NotedChange> marks) : IFactWrite
    {
        private static readonly RowWrite Row = RowWrite.Delete("sweep_mark", "shard text, kind text, id text, stamp text");

        public void Write(IWriteSession session)
        {
            foreach (var (kind, id, stamp) in marks)
            {
                session.Execute(Row, shard, kind, id, stamp);
            }
        }
    }
}
