using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Decisions, wherever an entry carries one: the body's member <c>decision</c> = <c>{"id","outcome","operation",
/// "subject":{"kind","id"},"documentSha256","jsonSha256","results":[…],
/// "breakGlass"}</c>. Refusals have one too.
/// </summary>
internal sealed class DecisionProjection : IProjection
{
    private static readonly RowWrite Row = RowWrite.InsertIfNew("decision", key: 1,
        """
        id text, position bigint, at bigint, tenant text, operation text, subject_kind text, subject_id text, outcome text,
        actor text, revision text, document_sha256 text, json_sha256 text, results text, break_glass text
        """);

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
            Row,
            id, entry.Position, entry.Time, entry.Tenant, decision.TextOr("operation", ""), subject.TextOr("kind", ""),
            subject.TextOr("id", ""), decision.TextOr("outcome", ""), entry.Actor, entry.PolicyRevision,
            decision.Text("documentSha256"), decision.Text("jsonSha256"), decision.Raw("results") ?? "[]", decision.Text("breakGlass"));
    }
}
