using System.Runtime.InteropServices;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// An entry whose detail goes, and what readers see of it: a rebuild of the read models would leave it out, and this does so at once. A test holds both
/// against each other.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ErasedRow(string Stream, long Version, long Position)
{
    /// <summary>Takes what is personal out of the rows that were made of it.</summary>
    public void Strip(IExclusiveSession session)
    {
        var parts = Stream.Split('/');
        var (singular, key) = (parts[0], parts[^1]);
        switch (singular)
        {
            case "approval":
                session.Execute("UPDATE approval_act SET note = NULL WHERE approval = $1 AND version = $2", key, Version);
                break;
            case "break-glass":
                session.Execute("UPDATE break_glass SET review = NULL WHERE id = $1", key);
                break;
            case "waiver":
                session.Execute("UPDATE waiver_end SET end_reason = NULL WHERE waiver = $1 AND position = $2", key, Position);
                session.Execute("UPDATE waiver SET end_reason = NULL WHERE id = $1 AND position = $2", key, Position);
                break;
            default:
                if (EstateSchema.TryGetBySingular(singular, out var kind))
                {
                    StripDeclared(session, kind);
                }

                break;
        }
    }

    private void StripDeclared(IExclusiveSession session, DocumentKind kind)
    {
        // A newer version has a detail of its own.
        var ids = session.Query(
            "SELECT id FROM declared WHERE kind = $1 AND position = $2", static reader => reader.GetString(0), kind.Name, Position).ToArray();
        foreach (var id in ids)
        {
            DetailErasing.StripRow(session, kind, id);
        }
    }
}
