using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Every declared object of every kind, what refers to what, and how often the kinds that policies join have changed.</summary>
internal sealed class DeclaredProjection(ReferenceReader references) : IProjection
{
    private static readonly RowWrite Row = RowWrite.Upsert("declared", key: 2,
        """
        kind text, id text, tenant text, version bigint, position bigint, changed_at bigint, retired boolean,
        fictional boolean, estate text, body text, document_sha256 text, as_written text
        """);

    private static readonly RowWrite OldReferences = RowWrite.Delete("reference", "from_kind text, from_id text");

    private static readonly RowWrite Reference = RowWrite.InsertIfNew(
        "reference", key: 5, "from_kind text, from_id text, path text, to_kind text, to_id text");

    private static readonly RowWrite Revision = RowWrite.Count("estate_revision", "kind text", "revision");

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
            Row,
            change.Kind.Name, change.Id, entry.Tenant, entry.Version, entry.Position, entry.Time, change.Retired,
            change.Document?.Flag("fictional") ?? false, change.Body.Text("estate"),
            Whole(change.Document?.GetRawText(), entry.Detail), change.Body.Text("documentSha256"),
            Whole(change.Body.Raw("asWritten"), entry.Detail));
        if (Hydrator.JoinedKinds.Contains(change.Kind.Name))
        {
            // In the same commit as the row: a fact that is remembered under this number is the fact that is committed.
            session.Execute(Revision, change.Kind.Name);
        }

        session.Execute(OldReferences, change.Kind.Name, change.Id);
        // What is retired holds nobody back.
        if (!change.Retired)
        {
            AddReferences(entry, change, session);
        }
    }

    private void AddReferences(ProjectedEntry entry, DeclaredChange change, IWriteSession session)
    {
        var owner = TenantId.TryParse(entry.Tenant, out var tenant) ? tenant : (TenantId?)null;
        foreach (var (path, toKind, toId) in references(Declared(entry, change, owner)))
        {
            session.Execute(Reference, change.Kind.Name, change.Id, path, toKind, toId);
        }
    }

    // Readers see what is personal for as long as its detail is there.
    private static string? Whole(string? json, ReadOnlyMemory<byte>? detail) => json is null || detail is null
        ? json
        : Encoding.UTF8.GetString(PersonalFields.Merge(Encoding.UTF8.GetBytes(json), detail.Value));

    private static DeclaredDocument Declared(ProjectedEntry entry, DeclaredChange change, TenantId? owner)
    {
        if (change.Document is { } document)
        {
            return DeclaredDocument.Of(change.Kind, change.Id, owner, document);
        }

        var sha256 = change.Body.GetProperty("documentSha256").GetString()!;
        return entry.FindDocument(sha256) is { } body
            ? new DeclaredDocument(change.Kind, change.Id, owner, body, body)
            : throw new InvalidOperationException($"the document `{sha256}` of `{change.Id}` was not appended with its entry");
    }
}
