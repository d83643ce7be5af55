using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Waivers that were granted. One that nobody has agreed to yet is a request for consent.</summary>
public sealed class WaiverQueries(IReadDatabase database)
{
    /// <summary>Moves with every entry about a waiver.</summary>
    internal const string Revision = "SELECT COALESCE(MAX(position), 0) FROM waiver";

    private const string Columns =
        """
        id AS "Id", tenant AS "Tenant", policy AS "Policy", reason AS "Reason", ticket AS "Ticket", risk_owner AS "RiskOwner",
        arguments AS "Arguments", pairs AS "Pairs", renewal AS "Renewal", requester AS "Requester", approvers AS "Approvers",
        granted_at AS "GrantedAt", since_at AS "SinceAt", until_at AS "UntilAt", ended AS "Ended", ended_at AS "EndedAt",
        ended_by AS "EndedBy", end_reason AS "EndReason", position AS "Position"
        """;

    private const string IsRunning = "ended IS NULL AND until_at > @now";

    private const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>The set that decisions ask, and the revision that it is at least.</summary>
    public async Task<(WaiverSet Set, long Revision)> InForceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);

        // The revision is read first: what is newer than it is said is no harm, what is older would be.
        var revision = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Revision, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<WaiverRow>(new CommandDefinition(
            $"SELECT {Columns} FROM waiver WHERE ended IS NULL ORDER BY id LIMIT @take", new { take = WaiverLimits.InForce }, cancellationToken: cancellationToken));
        return (WaiverSet.Of([.. rows.Select(row => row.ToWaiver())]), revision);
    }

    /// <summary>The waivers of one tenant and policy that run, or ended not longer ago than renewals look.</summary>
    public async Task<ImmutableArray<GrantedWaiver>> RecentAsync(string? tenant, string policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<WaiverRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM waiver
            WHERE COALESCE(tenant, '') = @tenant AND policy = @policy AND COALESCE(ended_at, until_at) > @since ORDER BY id
            """,
            new { tenant = tenant ?? "", policy, since = SqlTime.Of(now.AddDays(-WaiverLimits.RenewalDays)) }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToGranted())];
    }

    /// <summary>What one tenant is excused now.</summary>
    public async Task<WaiverDebt> DebtAsync(string? tenant, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await DebtsAsync("COALESCE(tenant, '') = @scope", tenant ?? "", now, cancellationToken)).Select(row => row.Debt).FirstOrDefault() ?? WaiverDebt.None;

    /// <summary>What each tenant in <paramref name="scope"/> is excused now; those that are excused nothing are absent.</summary>
    public async Task<ImmutableArray<(string? Tenant, WaiverDebt Debt)>> DebtsAsync(TenantScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        await DebtsAsync(ScopeFilter.Sql(scope), ScopeFilter.Parameter(scope), now, cancellationToken);

    /// <summary>The waivers that pass, newest first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="now">The moment by which they stand.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<WaiverRow>> ListAsync(
        TenantScope scope, WaiverFilter filter, DateTimeOffset now, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        var state = filter.State switch
        {
            "active" => "ended IS NULL AND until_at > @soon",
            "expiring" => $"{IsRunning} AND until_at <= @soon",
            WaiverStates.Expired => "(ended = 'expired' OR (ended IS NULL AND until_at <= @now))",
            WaiverStates.Revoked or WaiverStates.Superseded => "ended = @state",
            _ => "1 = 1",
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<WaiverRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM waiver
            WHERE (@after = '' OR id < @after) AND {ScopeFilter.Sql(scope)} AND {state}
              {(filter.Tenant is null ? "" : "AND tenant = @tenant")} {(filter.Policy is null ? "" : "AND policy = @policy")}
            ORDER BY id DESC LIMIT @take
            """,
            new
            {
                after = Cursor.KeyOrStart(after),
                now = SqlTime.Of(now),
                soon = SqlTime.Of(now + (DateTimeOffset.UnixEpoch - WaiverStates.ExpiringFrom(DateTimeOffset.UnixEpoch))),
                scope = ScopeFilter.Parameter(scope),
                state = filter.State,
                tenant = filter.Tenant,
                policy = filter.Policy,
                take = rows + 1,
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>One, or nothing when there is none that the caller may see.</summary>
    public async Task<WaiverRow?> FindAsync(TenantScope scope, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<WaiverRow>(new CommandDefinition(
            $"SELECT {Columns} FROM waiver WHERE id = @id AND {ScopeFilter.Sql(scope)}",
            new { id, scope = ScopeFilter.Parameter(scope) }, cancellationToken: cancellationToken));
    }

    /// <summary>Some whose time is over and of which nobody has written that down.</summary>
    public async Task<IReadOnlyList<WaiverRow>> OverAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<WaiverRow>(new CommandDefinition(
            $"SELECT {Columns} FROM waiver WHERE ended IS NULL AND until_at <= @now ORDER BY id LIMIT @take",
            new { now = SqlTime.Of(now), take = WaiverLimits.ClosedAtOnce }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>How many run by category, and when the next one ends, for metrics.</summary>
    public async Task<ImmutableArray<RunningWaivers>> RunningAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<RunningWaivers>(new CommandDefinition(
                $"""SELECT category AS "Category", COUNT(*) AS "Count", MIN(until_at) AS "NextEndsAt" FROM waiver WHERE {IsRunning} GROUP BY category ORDER BY category""",
                new { now = SqlTime.Of(now) }, cancellationToken: cancellationToken)),
        ];
    }

    private async Task<ImmutableArray<(string? Tenant, WaiverDebt Debt)>> DebtsAsync(
        string whose, string scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string? Tenant, long Waivers, long Pairs, long PairDays, long Points)>(new CommandDefinition(
            $"""
            SELECT tenant AS "Tenant", COUNT(*) AS "Waivers", CAST(SUM(pairs) AS bigint) AS "Pairs",
                   CAST(SUM(pairs * ((@now - since_at) / {MicrosecondsPerDay})) AS bigint) AS "PairDays", CAST(SUM(points) AS bigint) AS "Points"
            FROM waiver WHERE {IsRunning} AND {whose} GROUP BY tenant ORDER BY tenant
            """,
            new { now = SqlTime.Of(now), scope }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.Tenant, new WaiverDebt(row.Waivers, row.Pairs, row.PairDays, row.Points)))];
    }
}
