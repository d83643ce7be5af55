using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Views;
using Npgsql;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>
/// Takes an archive into an empty database, in one transaction: everything is verified, the read models are made anew and the next epoch has begun before anything of it is
/// there. Whatever fails, the database is as empty as before.
/// </summary>
public sealed class BackupRestore
{
    private readonly StorageOptions _storage;
    private readonly BackupReading _reading;
    private readonly ProjectionSet _projections;
    private readonly PayloadKeys _keys;

    internal BackupRestore(StorageOptions storage, BackupReading reading, ProjectionSet projections, PayloadKeys keys) =>
        (_storage, _reading, _projections, _keys) = (storage, reading, projections, keys);

    /// <summary>Whether the database is one that an archive may be taken into: its tables are there, and nothing is in them.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public bool IsEmpty()
    {
        Schema.Apply(_storage);
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        return FirstFilled(new ExclusiveSession(connection, transaction)) is null;
    }

    /// <summary>Restores.</summary>
    /// <param name="archive">The archive; read once, from its beginning.</param>
    /// <param name="keysOf">The log's keys under a name.</param>
    /// <param name="known">The newest head that is known to be signed outside of the archive.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends it; the database stays empty.</param>
    /// <exception cref="BackupRefusedException">The archive is refused, with the reasons.</exception>
    /// <exception cref="DbException">The database is out of reach, or has refused a row.</exception>
    public async Task<Restored> RunAsync(
        Stream archive, Func<string, IReadOnlyCollection<INoteVerifier>> keysOf, Checkpoint? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Schema.Apply(_storage);
        await using var reader = await BackupReader.OpenAsync(archive, cancellationToken);
        var schema = await _reading.SchemaAsync(cancellationToken);
        if (reader.Begin.Schema != schema)
        {
            throw BackupRefusedException.Of(
                BackupReason.Format,
                $"the archive's tables are of `{reader.Begin.Schema}` and this program's of `{schema}`: restore with the release that made it, then upgrade");
        }

        await using var connection = Open();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var session = new ExclusiveSession(connection, transaction);
        RequireEmpty(session);
        using var import = new BackupImport(connection, transaction, keysOf, known);
        await import.RunAsync(reader, cancellationToken);
        var unreadable = RequireDetails(session, _keys);
        EraseAgain(session, _keys);
        var begun = EpochRules.Begin(
            import.Ledger, known, CanonicalJson.Sha256(reader.ManifestBytes.Span), reader.Begin.Time, now, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)));
        EpochWrite.Begin(session, begun, import.LastPosition + 1, now);
        var views = ViewRebuilder.Rebuild(session, _projections, _keys, static _ => { }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Restored(begun, import.Ledger.Entries, reader.Manifest.Tables.Sum(static table => table.Rows), views.Tables) { Unreadable = unreadable };
    }

    private DbConnection Open()
    {
        if (!_storage.IsPostgres)
        {
            return SqliteStatements.Connect(_storage.LedgerFile, PersistenceLimits.ExclusiveCommandSeconds);
        }

        var settings = new NpgsqlConnectionStringBuilder(_storage.Postgres)
        {
            ApplicationName = "dcops-restore",
            CommandTimeout = PersistenceLimits.ExclusiveCommandSeconds,
            Pooling = false,
        };
        PostgresSession.Add(settings, PostgresSession.Interpreted);
        var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void RequireEmpty(ExclusiveSession session)
    {
        if (session.IsPostgres)
        {
            // A silo that was started beside it waits, and finds a ledger.
            session.Execute("LOCK TABLE ledger_entry IN ACCESS EXCLUSIVE MODE");
        }

        if (FirstFilled(session) is { } table)
        {
            throw BackupRefusedException.Of(BackupReason.NotEmpty, $"`{table}` is not empty: an archive is taken into a fresh database only");
        }

        session.Execute("DELETE FROM usage_head");
    }

    // The row that a migration has made is none: nothing was counted yet.
    private static string? FirstFilled(ExclusiveSession session) => BackupTables.All
        .Select(static table => table.Name)
        .FirstOrDefault(table => session.Query(
            table == "usage_head" ? "SELECT 1 FROM usage_head WHERE last > 0" : $"SELECT 1 FROM {table} LIMIT 1", static _ => true).ToArray().Length > 0);

    // What is personal is there or erased; what is there is what its entry names. Without its secret a detail is as good as erased.
    private static long RequireDetails(ExclusiveSession session, PayloadKeys keys)
    {
        const string Sql =
            "SELECT d.hash, d.stream, d.version, d.salt, d.bytes, d.payload_key, e.bytes FROM ledger_detail d LEFT JOIN ledger_entry e ON e.stream = d.stream AND e.version = d.version";
        var found = new Dictionary<string, PayloadKey?>(StringComparer.Ordinal);
        foreach (var id in session.Query("SELECT DISTINCT payload_key FROM ledger_detail WHERE payload_key IS NOT NULL", static reader => reader.GetString(0)).ToArray())
        {
            found[id] = keys.Find(id, session);
        }

        var wrong = session.Query(Sql, static reader => (Detail: DetailRow.Read(reader), Entry: reader.IsDBNull(6) ? null : (byte[])reader.GetValue(6)))
            .Where(row => row.Entry is null || Named(row.Entry) != row.Detail.Hash || !Opens(row.Detail, found))
            .Select(static row => new BackupReason(BackupReason.Ledger, $"the detail `{row.Detail.Hash}` is not the one that its entry names"))
            .Take(BackupLimits.Reasons).ToImmutableArray();
        return wrong.IsEmpty
            ? session.Query("SELECT payload_key FROM ledger_detail WHERE payload_key IS NOT NULL", static reader => reader.GetString(0)).LongCount(id => found[id] is null)
            : throw new BackupRefusedException(wrong);
    }

    // What was erased after the archive was made stays erased, as far as this machine knows of it.
    private static void EraseAgain(ExclusiveSession session, PayloadKeys keys)
    {
        var erased = keys.Erased();
        foreach (var hash in session.Query("SELECT hash FROM ledger_detail", static reader => reader.GetString(0)).Where(erased.Contains).ToArray())
        {
            session.Execute("DELETE FROM ledger_detail WHERE hash = $1", hash);
        }
    }

    private static bool Opens(DetailRow detail, Dictionary<string, PayloadKey?> keys)
    {
        try
        {
            _ = detail.Open(id => keys[id]);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string? Named(byte[] entry)
    {
        using var document = JsonDocument.Parse(entry);
        return document.RootElement.TryGetProperty("detail", out var hash) ? hash.GetString() : null;
    }
}
