using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Every declared object of every kind, what refers to what, and how often the kinds that policies join have changed.</summary>
internal sealed class DeclaredProjection(ReferenceReader references) : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["declared", "reference", "estate_revision"];

    public bool Handles(string type) => DeclaredChange.IsType(type);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var change = DeclaredChange.Read(entry);
        session.Execute(
            """
            INSERT INTO declared (
                kind, id, tenant, version, position, changed_at, retired, fictional, estate, body, document_sha256, as_written)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (kind, id) DO UPDATE SET
                tenant = excluded.tenant, version = excluded.version, position = excluded.position,
                changed_at = excluded.changed_at, retired = excluded.retired, fictional = excluded.fictional,
                estate = excluded.estate, body = excluded.body, document_sha256 = excluded.document_sha256,
                as_written = excluded.as_written
            """,
            change.Kind.Name, change.Id, entry.Tenant, entry.Version, entry.Position, entry.Time, change.Retired,
            change.Document?.Flag("fictional") ?? false, change.Body.Text("estate"), change.Document?.GetRawText(),
            change.Body.Text("documentSha256"), change.Body.Raw("asWritten"));
        if (Hydrator.JoinedKinds.Contains(change.Kind.Name))
        {
            // In the same commit as the row: a fact that is remembered under this number is the fact that is committed.
            session.Execute(
                """
                INSERT INTO estate_revision (kind, revision) VALUES ($1, 1)
                ON CONFLICT (kind) DO UPDATE SET revision = estate_revision.revision + 1
                """,
                change.Kind.Name);
        }

        session.Execute("DELETE FROM reference WHERE from_kind = $1 AND from_id = $2", change.Kind.Name, change.Id);
        // What is retired holds nobody back.
        if (!change.Retired)
        {
            AddReferences(entry, change, session);
        }
    }

    private void AddReferences(ProjectedEntry entry, DeclaredChange change, IWriteSession session)
    {
        var owner = TenantId.TryParse(entry.Tenant, out var tenant) ? tenant : (TenantId?)null;
        var body = Bytes(entry, change);
        foreach (var (path, toKind, toId) in references(new DeclaredDocument(change.Kind, change.Id, owner, body, body)))
        {
            session.Execute(
                """
                INSERT INTO reference (from_kind, from_id, path, to_kind, to_id) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (from_kind, from_id, path, to_kind, to_id) DO NOTHING
                """,
                change.Kind.Name, change.Id, path, toKind, toId);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(ProjectedEntry entry, DeclaredChange change)
    {
        if (change.Document is { } document)
        {
            return JsonSerializer.SerializeToUtf8Bytes(document);
        }

        var sha256 = change.Body.GetProperty("documentSha256").GetString()!;
        return entry.FindDocument(sha256)
            ?? throw new InvalidOperationException($"the document `{sha256}` of `{change.Id}` was not appended with its entry");
    }
}
