using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>One row for each entry: what auditors search by.</summary>
internal sealed class EntryProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["entry_view"];

    public bool Handles(string type) => true;

    public void Project(ProjectedEntry entry, IWriteSession session) => session.Execute(
        """
        INSERT INTO entry_view (position, stream, version, at, type, actor, tenant, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        entry.Position, entry.Stream.Value, entry.Version, entry.Time, entry.Type, entry.Actor, entry.Tenant,
        entry.IsApplied ? "applied" : "refused");
}
