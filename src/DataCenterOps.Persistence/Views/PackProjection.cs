using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Which revision of a pack is in force. <c>policies/pack-activated/1</c>: <c>{"id","revision","version",
/// "documentSha256","signature"?,"signer"?}</c>. The revision before it becomes <c>superseded</c>.
/// </summary>
internal sealed class PackProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["pack"];

    public bool Handles(string type) => type == "policies/pack-activated/1";

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var id = body.GetProperty("id").GetString();
        session.Execute("UPDATE pack SET state = 'superseded' WHERE id = $1 AND state = 'active'", id);
        session.Execute(
            """
            INSERT INTO pack (id, revision, version, document_sha256, state, activated_at, position, signer)
            VALUES ($1, $2, $3, $4, 'active', $5, $6, $7)
            ON CONFLICT (id, revision) DO UPDATE SET
                version = excluded.version, document_sha256 = excluded.document_sha256, state = excluded.state,
                activated_at = excluded.activated_at, position = excluded.position, signer = excluded.signer
            """,
            id, body.GetProperty("revision").GetString(), body.TextOr("version", ""), body.TextOr("documentSha256", ""),
            entry.Time, entry.Position, body.Text("signer"));
    }
}
