using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// What each shard's last sweep came to, and how many findings were open at the end of each day. <c>policies/sweep-ended/1</c>:
/// <c>{"mode","position","startedAt","subjects","opened","changed","closed","open":{"critical","high","medium","low"},"sha256"}</c>.
/// </summary>
internal sealed class SweepProjection : IProjection
{
    private const string Ended = "policies/sweep-ended/1";

    private const string Columns =
        """
        shard text, mode text, revision text, judged_position bigint, started_at bigint, finished_at bigint, full_revision text,
        full_at bigint, subjects bigint, open bigint, sha256 text, position bigint
        """;

    private const string Names =
        "shard, mode, revision, judged_position, started_at, finished_at, full_revision, full_at, subjects, open, sha256, position";

    // One over what has changed says nothing of when everything was judged.
    private const string Again =
        """
        ON CONFLICT (shard) DO UPDATE SET
            mode = excluded.mode, revision = excluded.revision, judged_position = excluded.judged_position,
            started_at = excluded.started_at, finished_at = excluded.finished_at,
            full_revision = COALESCE(excluded.full_revision, sweep_run.full_revision),
            full_at = COALESCE(excluded.full_at, sweep_run.full_at), subjects = excluded.subjects, open = excluded.open,
            sha256 = excluded.sha256, position = excluded.position
        """;

    private static readonly RowWrite Run = RowWrite.Of(
        Columns,
        $"INSERT INTO sweep_run ({Names}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) {Again}",
        $"INSERT INTO sweep_run ({Names}) SELECT * FROM {{k}} {Again}");

    private static readonly RowWrite Day = RowWrite.Upsert(
        "finding_trend", key: 2, "shard text, day text, critical bigint, high bigint, medium bigint, low bigint");

    public ImmutableArray<string> Tables { get; } = ["sweep_run", "finding_trend"];

    public bool Handles(string type) => type == Ended;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var open = body.GetProperty("open");
        long Of(string severity) => open.GetProperty(severity).GetInt64();
        var (critical, high, medium, low) = (Of("critical"), Of("high"), Of("medium"), Of("low"));
        var shard = entry.Tenant ?? Policies.SweepStore.Platform;
        var isFull = body.Text("mode") == "full";
        var startedAt = Rfc3339.Read(body.Text("startedAt")!);
        session.Execute(
            Run, shard, body.Text("mode"), entry.PolicyRevision ?? "", body.GetProperty("position").GetInt64(), startedAt, entry.Time,
            isFull ? entry.PolicyRevision : null, isFull ? entry.Time : null, body.GetProperty("subjects").GetInt64(),
            critical + high + medium + low, body.Text("sha256"), entry.Position);
        session.Execute(
            Day, shard, entry.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), critical, high, medium, low);
    }
}
