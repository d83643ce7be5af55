using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Violations and errors, and what became of each. <c>policies/finding-opened|changed|closed/1</c>: <c>{"policy","rule",
/// "subject":{"kind","id"},"severity","category","outcome","evidenceSha256","message":{…}}</c>; a closed one needs only what
/// names it.
/// </summary>
internal sealed class FindingProjection : IProjection
{
    private const string Opened = "policies/finding-opened/1";
    private const string Changed = "policies/finding-changed/1";
    private const string Closed = "policies/finding-closed/1";

    private const string Columns =
        """
        policy text, rule text, subject_kind text, subject_id text, tenant text, severity text, category text, outcome text,
        first_seen bigint, last_seen bigint, evidence_sha256 text, message text, body text, position bigint
        """;

    private const string Into =
        """
        INSERT INTO finding (
            policy, rule, subject_kind, subject_id, tenant, severity, category, outcome, first_seen, last_seen,
            evidence_sha256, message, body, position)
        """;

    // Opened once more after it was closed, it is a new finding: its first sighting is now.
    private const string Again =
        """
        ON CONFLICT (policy, rule, subject_kind, subject_id) DO UPDATE SET
            tenant = excluded.tenant, severity = excluded.severity, category = excluded.category,
            outcome = excluded.outcome, last_seen = excluded.last_seen, fixed_at = NULL,
            first_seen = CASE WHEN finding.fixed_at IS NULL THEN finding.first_seen ELSE excluded.first_seen END,
            evidence_sha256 = excluded.evidence_sha256, message = excluded.message, body = excluded.body,
            position = excluded.position
        """;

    private static readonly RowWrite Found = RowWrite.Of(
        Columns,
        $"{Into} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) {Again}",
        $"{Into} SELECT * FROM {{k}} {Again}");

    private static readonly RowWrite Fixed = RowWrite.Of(
        "policy text, rule text, subject_kind text, subject_id text, fixed_at bigint, position bigint",
        """
        UPDATE finding SET fixed_at = $5, last_seen = $5, position = $6
        WHERE policy = $1 AND rule = $2 AND subject_kind = $3 AND subject_id = $4
        """,
        """
        UPDATE finding SET fixed_at = k.fixed_at, last_seen = k.fixed_at, position = k.position FROM {k}
        WHERE finding.policy = k.policy AND finding.rule = k.rule AND finding.subject_kind = k.subject_kind
            AND finding.subject_id = k.subject_id
        """);

    private static readonly RowWrite Event = RowWrite.Insert(
        "finding_event",
        """
        position bigint, at bigint, event text, policy text, rule text, subject_kind text, subject_id text, tenant text,
        severity text, outcome text, actor text, revision text
        """);

    public ImmutableArray<string> Tables { get; } = ["finding", "finding_event"];

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
        session.Execute(
            Event, entry.Position, entry.Time, entry.Type switch { Opened => "opened", Changed => "changed", _ => "closed" },
            policy, rule, kind, id, entry.Tenant, body.Text("severity"), body.Text("outcome"), entry.Actor, entry.PolicyRevision);
        if (entry.Type == Closed)
        {
            session.Execute(Fixed, policy, rule, kind, id, entry.Time, entry.Position);
            return;
        }

        session.Execute(
            Found, policy, rule, kind, id, entry.Tenant, body.TextOr("severity", ""), body.TextOr("category", ""),
            body.TextOr("outcome", ""), entry.Time, entry.Time, body.Text("evidenceSha256"), body.Raw("message") ?? "{}",
            body.GetRawText(), entry.Position);
    }
}
