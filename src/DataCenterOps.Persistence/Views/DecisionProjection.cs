using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Decisions, wherever an entry carries one: the body's member <c>decision</c> = <c>{"id","outcome","operation",
/// "subject":{"kind","id"},"documentSha256","jsonSha256","results":[…]}</c>. Refusals have one too.
/// </summary>
internal sealed class DecisionProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["decision"];

    public bool Handles(string type) => true;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.Body.TryGetProperty("decision", out var decision) || decision.ValueKind != JsonValueKind.Object
            || decision.Text("id") is not { } id)
        {
            return;
        }

        var subject = decision.TryGetProperty("subject", out var named) ? named : default;
        session.Execute(
            """
            INSERT INTO decision (
                id, position, at, tenant, operation, subject_kind, subject_id, outcome, actor, revision,
                document_sha256, json_sha256, results)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (id) DO NOTHING
            """,
            id, entry.Position, entry.Time, entry.Tenant, decision.TextOr("operation", ""), subject.TextOr("kind", ""),
            subject.TextOr("id", ""), decision.TextOr("outcome", ""), entry.Actor, entry.PolicyRevision,
            decision.Text("documentSha256"), decision.Text("jsonSha256"), decision.Raw("results") ?? "[]");
    }
}
