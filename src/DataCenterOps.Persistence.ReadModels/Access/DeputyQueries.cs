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
}
