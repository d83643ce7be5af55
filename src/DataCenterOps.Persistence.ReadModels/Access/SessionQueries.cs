using System.Collections.Immutable;
using Dapper;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Sessions of the console, each subject's own.</summary>
public sealed class SessionQueries(IReadDatabase database)
{
    /// <summary>Those of <paramref name="subject"/> that go on, newest first. There are never many.</summary>
    public async Task<ImmutableArray<SessionRow>> OfAsync(string subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<SessionRow>(new CommandDefinition(
            """
            SELECT id AS "Id", method AS "Method", created_at AS "CreatedAt", seen_at AS "SeenAt", expires_at AS "ExpiresAt",
                   address AS "Address", device AS "Device"
            FROM console_session WHERE subject = @subject AND expires_at > @now ORDER BY id DESC
            """,
            new { subject, now = SqlTime.Of(now) },
            cancellationToken: cancellationToken));
        return [.. found];
    }
}
