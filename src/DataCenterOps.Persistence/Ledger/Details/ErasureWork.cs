using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// Carries out the erasures that entries have ordered (<c>erasure_due</c>). The order is committed with its entry, so whatever ends in between is done at the next
/// call; doing it twice is doing it once.
/// </summary>
public sealed class ErasureWork(IWriter writer, PayloadKeys keys, ClearDetails clear)
{
    private const string OfMonth = "payload_key IN (SELECT id FROM payload_key WHERE tenant = $1 AND month = $2)";

    /// <summary>Carries out all that is due.</summary>
    /// <returns>How many orders there were.</returns>
    /// <exception cref="LedgerUnavailableException">Database or secrets are out of reach: repeat.</exception>
    public async Task<int> CarryOutAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await writer.ExclusiveAsync(Next, cancellationToken) is { } due)
        {
            if (due.Kind is { } kind)
            {
                await EraseObjectAsync(EstateSchema.Get(kind), due, cancellationToken);
            }
            else
            {
                await EraseMonthAsync(due.Tenant!, due.Month!, cancellationToken);
            }

            await writer.ExclusiveAsync(session => session.Execute("DELETE FROM erasure_due WHERE stream = $1", due.Stream), cancellationToken);
            done++;
        }

        return done;
    }

    private static Due? Next(IExclusiveSession session) => session.Query(
        "SELECT stream, kind, id, tenant, month FROM erasure_due ORDER BY stream LIMIT 1",
        static reader => new Due(reader.GetString(0), Text(reader, 1), Text(reader, 2), Text(reader, 3), Text(reader, 4))).SingleOrDefault();

    private static string? Text(System.Data.Common.DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private async Task EraseObjectAsync(DocumentKind kind, Due due, CancellationToken cancellationToken)
    {
        var stream = StreamId.Of(kind.Singular, kind.GrainKey(due.Id!, TenantId.TryParse(due.Tenant, out var owner) ? owner : null));
        await writer.ExclusiveAsync(
            session =>
            {
                // Backups have them still, and a restore must not bring them back.
                var hashes = session.Query("SELECT hash FROM ledger_detail WHERE stream = $1", static reader => reader.GetString(0), stream.Value).ToArray();
                Reach(() => keys.Remember(hashes));
                return DetailErasing.Erase(session, kind, due.Id!, stream);
            },
            cancellationToken);
    }

    private async Task EraseMonthAsync(string tenant, string month, CancellationToken cancellationToken)
    {
        // What has no key yet gets the one that goes.
        await clear.SealAsync(cancellationToken);
        await writer.ExclusiveAsync(session => EraseMonth(session, tenant, month), cancellationToken);
        Reach(() => keys.Destroy(tenant, month));
    }

    private static void Reach(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException("the secrets of erasable details are out of reach: it is not erased yet", exception);
        }
    }

    private static int EraseMonth(IExclusiveSession session, string tenant, string month)
    {
        if (session.IsPostgres)
        {
            session.Execute("LOCK TABLE ledger_entry IN SHARE MODE");
        }

        var rows = session.Query(
            $"SELECT d.stream, d.version, e.position FROM ledger_detail d JOIN ledger_entry e ON e.stream = d.stream AND e.version = d.version WHERE d.{OfMonth}",
            static reader => new ErasedRow(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)), tenant, month).ToArray();
        foreach (var row in rows)
        {
            row.Strip(session);
        }

        session.Execute(
            $"UPDATE ledger_operation SET salt = $3 WHERE stream IN (SELECT stream FROM ledger_detail WHERE {OfMonth})", tenant, month, Array.Empty<byte>());
        session.Execute($"DELETE FROM ledger_detail WHERE {OfMonth}", tenant, month);
        session.Execute("UPDATE payload_key SET wrapped = NULL WHERE tenant = $1 AND month = $2", tenant, month);
        return rows.Length;
    }

    private sealed record Due(string Stream, string? Kind, string? Id, string? Tenant, string? Month);
}
