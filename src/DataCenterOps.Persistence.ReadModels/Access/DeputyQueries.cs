using Dapper;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Standing deputies.</summary>
public sealed class DeputyQueries(IReadDatabase database)
{
    private const string Select =
        """SELECT person AS "Person", deputy AS "Deputy", roles AS "Roles", from_at AS "FromAt", until_at AS "UntilAt" FROM deputy""";

    /// <summary>Whom a person has named, whether the time has come or not; nothing when nobody.</summary>
    public async Task<DeputyRow?> OfAsync(string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DeputyRow>(
            new CommandDefinition($"{Select} WHERE person = @person", new { person }, cancellationToken: cancellationToken));
    }

    /// <summary>Those for whom a person stands in at <paramref name="now"/>; at most a page.</summary>
    public async Task<IReadOnlyList<DeputyRow>> ForAsync(string deputy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<DeputyRow>(new CommandDefinition(
            $"{Select} WHERE deputy = @deputy AND from_at <= @now AND until_at > @now ORDER BY person LIMIT @take",
            new { deputy, now = SqlTime.Of(now), take = ReadLimits.PageRows }, cancellationToken: cancellationToken));
        return found.AsList();
    }

    /// <summary>
    /// Requests that wait, each with somebody who stands in now for whoever it may be and was not told of it yet, the newest
    /// first. Whether they may agree is for the rules to say. At most a page: the others come when these are done with.
    /// </summary>
    public async Task<IReadOnlyList<(string Request, string Deputy)>> UntoldAsync(string kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(string Request, string Deputy)>(new CommandDefinition(
            """
            SELECT DISTINCT a.id AS "Request", d.deputy AS "Deputy"
            FROM deputy d JOIN person p ON p.id = d.deputy AND p.state = 'active' JOIN approval a ON a.state = 'waiting' AND a.expires_at > @now
            WHERE d.from_at <= @now AND d.until_at > @now AND a.requester <> d.deputy AND a.requester <> d.person
              AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = @kind || '/' || a.id || '/' || d.deputy)
            ORDER BY a.id DESC, d.deputy LIMIT @take
            """,
            new { kind, now = SqlTime.Of(now), take = ReadLimits.PageRows }, cancellationToken: cancellationToken));
        return found.AsList();
    }
}
