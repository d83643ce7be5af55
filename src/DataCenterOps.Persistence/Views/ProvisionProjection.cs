using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Versions of provisions, from the entries of <see cref="ProvisionEntryTypes"/>.</summary>
internal sealed class ProvisionProjection : IProjection
{
    private static readonly RowWrite Row = RowWrite.Insert(
        "provision_version",
        "provision text, number bigint, document text, applies_at bigint, changed_at bigint, actor text, approval text, position bigint");

    public ImmutableArray<string> Tables { get; } = ["provision_version"];

    public bool Handles(string type) => type == ProvisionEntryTypes.Changed;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var sha256 = body.GetProperty("documentSha256").GetString()!;
        var document = entry.FindDocument(sha256)
            ?? throw new InvalidOperationException($"the provision `{sha256}` was not appended with its entry");
        session.Execute(
            Row,
            body.GetProperty("id").GetString(), body.GetProperty("number").GetInt64(), Encoding.UTF8.GetString(document.Span),
            DateTimeOffset.Parse(body.GetProperty("appliesAt").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            entry.Time, entry.Actor, entry.Root.Text("approval"), entry.Position);
    }
}
