using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Open violations and errors. <c>policies/finding-opened|changed|closed/1</c>: <c>{"policy","rule","subject":{"kind",
/// "id"},"severity","category","outcome","evidenceSha256","message":{…}}</c>; a closed one needs only what names it.
/// </summary>
internal sealed class FindingProjection : IProjection
{
    private const string Opened = "policies/finding-opened/1";
    private const string Changed = "policies/finding-changed/1";
    private const string Closed = "policies/finding-closed/1";

    public ImmutableArray<string> Tables { get; } = ["finding"];

    public bool Handles(string type) => type is Opened or Changed or Closed;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var subject = body.GetProperty("subject");
        var (policy, rule) = (body.TextOr("policy", ""), body.TextOr("rule", ""));
        var (kind, id) = (subject.TextOr("kind", ""), subject.TextOr("id", ""));
        if (entry.Type == Closed)
        {
            session.Execute(
                """
                UPDATE finding SET fixed_at = $5, last_seen = $5, position = $6
                WHERE policy = $1 AND rule = $2 AND subject_kind = $3 AND subject_id = $4
                """,
                policy, rule, kind, id, entry.Time, entry.Position);
            return;
        }

        // Opened once more after it was closed, it is a new finding: its first sighting is now.
        session.Execute(
            """
            INSERT INTO finding (
                policy, rule, subject_kind, subject_id, tenant, severity, category, outcome, first_seen, last_seen,
                fixed_at, evidence_sha256, message, body, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, NULL, $10, $11, $12, $13)
            ON CONFLICT (policy, rule, subject_kind, subject_id) DO UPDATE SET
                tenant = excluded.tenant, severity = excluded.severity, category = excluded.category,
                outcome = excluded.outcome, last_seen = excluded.last_seen, fixed_at = NULL,
                first_seen = CASE WHEN finding.fixed_at IS NULL THEN finding.first_seen ELSE excluded.first_seen END,
                evidence_sha256 = excluded.evidence_sha256, message = excluded.message, body = excluded.body,
                position = excluded.position
            """,
            policy, rule, kind, id, entry.Tenant, body.TextOr("severity", ""), body.TextOr("category", ""),
            body.TextOr("outcome", ""), entry.Time, body.Text("evidenceSha256"), body.Raw("message") ?? "{}",
            body.GetRawText(), entry.Position);
    }
}
