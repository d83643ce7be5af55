using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>The log's epochs but the first, from the entries of <see cref="EpochEntryTypes"/>.</summary>
internal sealed class EpochProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["ledger_epoch"];

    public bool Handles(string type) => type is EpochEntryTypes.Begun or EpochEntryTypes.LossAccepted;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        if (entry.Type == EpochEntryTypes.LossAccepted)
        {
            session.Execute(
                "UPDATE ledger_epoch SET accepted_at = $1 WHERE epoch = $2 AND accepted_at IS NULL", entry.Time, entry.Body.GetProperty("epoch").GetInt64());
            return;
        }

        var begun = EpochBegun.Read(entry.Body);
        session.Execute(
            "INSERT INTO ledger_epoch (epoch, origin, body, is_lossy, position) VALUES ($1, $2, $3, $4, $5)",
            begun.Epoch, begun.Origin, entry.Body.GetRawText(), begun.Lost.IsEmpty ? 0L : 1L, entry.Position);
    }
}
