using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Metering;

/// <summary>The note that a tenant's rating went through.</summary>
internal sealed class RatingFinish(string tenant, DateTimeOffset until, DateTimeOffset now) : IFactWrite
{
    private const string Finish =
        """
        INSERT INTO rating_run (tenant, rated_until, succeeded_at) VALUES ($1, $2, $3)
        ON CONFLICT (tenant) DO UPDATE SET rated_until = excluded.rated_until, succeeded_at = excluded.succeeded_at
        WHERE excluded.succeeded_at >= rating_run.succeeded_at
        """;

    public void Write(IWriteSession session) => session.Execute(Finish, tenant, until, now);
}
