using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Requests for others' consent. <c>access/approval-requested/1</c> has the request's canonical form as its body, whose
/// hash is the digest; the acts after it have <c>{"id","person","other"}</c>, and a refusal's reason as detail.
/// </summary>
internal sealed class ApprovalProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["approval", "approval_act"];

    public bool Handles(string type) => type.StartsWith("access/approval-", StringComparison.Ordinal);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var act = ApprovalEntryTypes.ActOf(entry.Type);
        var id = entry.Body.GetProperty("id").GetString()!;
        var person = entry.Body.Text("person");
        if (entry.Type == ApprovalEntryTypes.Requested)
        {
            person = Request(entry, id, session);
        }
        else
        {
            Follow(act, id, session);
        }

        session.Execute(
            """
            INSERT INTO approval_act (approval, version, act, person, other, note, at, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            id, entry.Version, act, person, entry.Body.Text("other"), Note(entry), entry.Time, entry.Position);
    }

    private static string Request(ProjectedEntry entry, string id, IWriteSession session)
    {
        var form = CanonicalJson.Write(entry.Body);
        var request = ApprovalForm.Read(entry.Body);
        session.Execute(
            """
            INSERT INTO approval (id, operation, subject_kind, subject_id, tenant, requester, digest, form, others, agreed,
                                  state, requested_at, expires_at, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 'waiting', $10, $11, $12)
            """,
            id, request.Operation, request.SubjectKind, request.SubjectId, request.Tenant?.Value, request.Requester.Person,
            CanonicalJson.Sha256(form), Encoding.UTF8.GetString(form), (long)request.Others, request.RequestedAt, request.ExpiresAt,
            entry.Position);
        return request.Requester.Person;
    }

    private static void Follow(string act, string id, IWriteSession session)
    {
        if (act == "approved")
        {
            session.Execute(
                """
                UPDATE approval SET agreed = agreed + 1, state = CASE WHEN agreed + 1 >= others THEN 'approved' ELSE state END
                WHERE id = $1
                """,
                id);
        }
        else if (act != "passed")
        {
            session.Execute("UPDATE approval SET state = $2 WHERE id = $1", id, act);
        }
    }

    // A refusal's reason is a person's words; what voids a request are codes of ours.
    private static string? Note(ProjectedEntry entry)
    {
        if (entry.Detail is not { } detail)
        {
            var codes = string.Join(", ", entry.Body.List("reasons").Select(code => code.GetString()));
            return codes.Length > 0 ? codes : null;
        }

        using var words = JsonDocument.Parse(detail);
        return words.RootElement.Text("reason");
    }
}
