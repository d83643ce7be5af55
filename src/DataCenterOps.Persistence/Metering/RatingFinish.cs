using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Metering;

/// <summary>The note that a tenant's rating went through, and what it could not look at.</summary>
internal sealed class RatingFinish(
    string tenant, DateTimeOffset until, DateTimeOffset now, ImmutableArray<RatingProblem> standing) : IFactWrite
{
    private const string Finish =
        """
        INSERT INTO rating_run (tenant, rated_until, succeeded_at) VALUES ($1, $2, $3)
        ON CONFLICT (tenant) DO UPDATE SET rated_until = excluded.rated_until, succeeded_at = excluded.succeeded_at
        WHERE excluded.succeeded_at >= rating_run.succeeded_at
        """;

    private static readonly string Forget = $"DELETE FROM rating_problem WHERE tenant = $1 AND {ProblemWrite.IsStanding}";

    public void Write(IWriteSession session)
    {
        session.Execute(Forget, tenant);
        ProblemWrite.Add(session, standing);
        session.Execute(Finish, tenant, until, now);
    }
}
