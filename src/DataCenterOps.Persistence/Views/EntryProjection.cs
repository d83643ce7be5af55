using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>One row for each entry: what auditors search by.</summary>
internal sealed class EntryProjection : IProjection
{
    private static readonly RowWrite Row = RowWrite.Insert(
        "entry_view", "position bigint, stream text, version bigint, at bigint, type text, actor text, tenant text, outcome text");

    public ImmutableArray<string> Tables { get; } = ["entry_view"];

    public bool Handles(string type) => true;

    public void Project(ProjectedEntry entry, IWriteSession session) => session.Execute(
        Row,
        entry.Position, entry.Stream.Value, entry.Version, entry.Time, entry.Type, entry.Actor, entry.Tenant,
        entry.IsApplied ? "applied" : "refused");
}
