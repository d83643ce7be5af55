using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The ledger on SQLite or PostgreSQL. What costs time is done here, before the one writer is asked.</summary>
internal sealed class SqlLedger(WriterThread writer, IReadDatabase database, ProjectionSet projections, PayloadKeys keys, TimeProvider time) : ILedger
{
    private const string Find = "SELECT digest, salt, position, answer FROM ledger_operation WHERE caller = $1 AND id = $2";

    private const string ReadStream =
        "SELECT position, stream, version, bytes FROM ledger_entry WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3";

    private const string ReadPositions =
        "SELECT position, stream, version, bytes FROM ledger_entry WHERE position > $1 ORDER BY position LIMIT $2";

    private const string InsertDetail =
        "INSERT INTO ledger_detail (hash, stream, version, bytes, payload_key) VALUES ($1, $2, $3, $4, $5)";

    private const string FindDetail = $"SELECT {DetailRow.Columns} FROM ledger_detail WHERE stream = $1 AND version = $2";

    private const string NameStream = "UPDATE ledger_operation SET stream = $3 WHERE caller = $1 AND id = $2";

    public Task<RecordedAnswer?> FindAsync(string caller, OperationId id, CancellationToken cancellationToken) =>
        InTimeAsync(
            FirstAsync(
                Find,
                reader => new RecordedAnswer(
                    reader.GetString(0), (byte[])reader.GetValue(1), reader.GetInt64(2), (byte[])reader.GetValue(3)),
                [caller, id.Value],
                cancellationToken),
            cancellationToken);

    public async Task<Appended> AppendAsync(LedgerAppend append, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(append);
        var sealing = new PayloadKey?[append.Entries.Length];
        for (var i = 0; i < sealing.Length; i++)
        {
            var entry = append.Entries[i];
            if (entry.Detail is not null)
            {
                var key = keys.ForWritingAsync(PayloadKeyName.Of(entry.Tenant), PayloadKeyName.MonthOf(entry.Time), cancellationToken);
                sealing[i] = key.IsCompletedSuccessfully ? key.Result : await InTimeAsync(key.AsTask(), cancellationToken);
            }
        }

        var done = await writer.AppendAsync(Prepare(append, sealing), cancellationToken);
        return new Appended(done.LastPosition, done.Version);
    }

    public async IAsyncEnumerable<StoredEntry> ReadAsync(
        StreamId stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = afterVersion;
        ImmutableArray<StoredEntry> entries;
        do
        {
            entries = await InTimeAsync(
                EntriesAsync(ReadStream, [stream.Value, last, (long)PersistenceLimits.EntriesPerRead], cancellationToken), cancellationToken);
            foreach (var entry in entries)
            {
                last = entry.Version;
                yield return entry;
            }
        }
        while (entries.Length == PersistenceLimits.EntriesPerRead);
    }

    public async IAsyncEnumerable<StoredEntry> ReadAllAsync(
        long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = afterPosition;
        ImmutableArray<StoredEntry> entries;
        do
        {
            entries = await EntriesAsync(ReadPositions, [last, (long)PersistenceLimits.EntriesPerRead], cancellationToken);
            foreach (var entry in entries)
            {
                last = entry.Position;
                yield return entry;
            }
        }
        while (entries.Length == PersistenceLimits.EntriesPerRead);
    }

    public async Task<ReadOnlyMemory<byte>?> FindDetailAsync(StreamId stream, long version, CancellationToken cancellationToken)
    {
        if (await FirstAsync(FindDetail, DetailRow.Read, [stream.Value, version], cancellationToken) is not { } row)
        {
            return null;
        }

        try
        {
            var key = row.Key is { } id ? await keys.FindAsync(id, cancellationToken) : null;
            return row.Open(_ => key) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null;
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException("the keys of erasable details are out of reach", exception);
        }
    }

    public Task<ReadOnlyMemory<byte>?> FindDocumentAsync(string sha256, CancellationToken cancellationToken) =>
        BytesAsync("SELECT bytes FROM ledger_document WHERE sha256 = $1", [sha256], cancellationToken);

    private GroupItem Prepare(LedgerAppend append, PayloadKey?[] sealing)
    {
        var salt = append.Operation is null ? [] : SaltedHash.NewSalt();
        var request = append.Operation is { } key ? SaltedHash.Of(salt, key.Digest) : null;
        var session = new StatementList();
        var documents = append.Documents.IsDefault ? [] : append.Documents;
        var entries = ImmutableArray.CreateBuilder<byte[]>(append.Entries.Length);
        for (var i = 0; i < append.Entries.Length; i++)
        {
            var version = append.ExpectedVersion + i + 1;
            var detail = append.Entries[i].Detail;
            var hash = detail is { } personal ? AddDetail(session, append.Stream, version, personal, sealing[i]!) : null;
            var bytes = EntryBytes.Write(append.Entries[i], append.Stream, version, append.Operation?.Id, request, hash);
            projections.Project(
                bytes, append.Stream, version, EntryPosition.Of(i),
                sha256 => documents.FirstOrDefault(document => document.Sha256 == sha256)?.Bytes, _ => detail, session);
            entries.Add(bytes);
        }

        if (append.Operation is { } named && (IsPersonal(append.Stream) || Array.Exists(sealing, static key => key is not null)))
        {
            session.ExecuteExactly(1, NameStream, named.Caller, named.Id.Value, append.Stream.Value);
        }

        foreach (var fact in append.Facts.IsDefault ? [] : append.Facts)
        {
            fact.Write(session);
        }

        return new GroupItem
        {
            Stream = append.Stream,
            ExpectedVersion = append.ExpectedVersion,
            Entries = entries.MoveToImmutable(),
            NarrowsCredentials = append.Entries.Any(static entry => CredentialEntries.Narrows(entry.Type)),
            Operation = append.Operation,
            Answer = append.Answer.ToArray(),
            Request = request ?? "",
            Salt = salt,
            AnsweredAt = SqlTime.Of(time.GetUtcNow()),
            Documents = documents,
            Statements = session.Statements,
        };
    }

    private static bool IsPersonal(StreamId stream) =>
        stream.Value.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && EstateSchema.TryGetBySingular(stream.Value[..slash], out var kind) && kind.HasPersonal();

    private static string AddDetail(StatementList session, StreamId stream, long version, ReadOnlyMemory<byte> detail, PayloadKey key)
    {
        var salt = SaltedHash.NewSalt();
        var hash = SaltedHash.Of(salt, detail.Span);
        session.ExecuteExactly(1, InsertDetail, hash, stream.Value, version, key.Seal(stream.Value, version, [.. salt, .. detail.Span]), key.Name.Id);
        return hash;
    }

    // Commands wait for it. What is given up ends by itself.
    private async Task<T> InTimeAsync<T>(Task<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read.WaitAsync(TimeSpan.FromSeconds(LedgerLimits.AppendSeconds), time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LedgerUnavailableException("the ledger was not read in time", exception);
        }
    }

    private async Task<ImmutableArray<StoredEntry>> EntriesAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var entries = ImmutableArray.CreateBuilder<StoredEntry>();
            while (await reader.ReadAsync(cancellationToken))
            {
                entries.Add(StoredEntries.Read(reader));
            }

            return entries.ToImmutable();
        }
        catch (DbException exception)
        {
            throw new LedgerUnavailableException("the ledger cannot be read", exception);
        }
    }

    private async Task<ReadOnlyMemory<byte>?> BytesAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        var bytes = await FirstAsync(sql, reader => (byte[])reader.GetValue(0), values, cancellationToken);
        return bytes is null ? null : (ReadOnlyMemory<byte>?)bytes;
    }

    private async Task<T?> FirstAsync<T>(
        string sql, Func<DbDataReader, T> read, object[] values, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(reader) : null;
        }
        catch (DbException exception)
        {
            throw new LedgerUnavailableException("the ledger cannot be read", exception);
        }
    }

    private DbCommand Command(DbConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = database.IsPostgres
                ? ""
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i + 1}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
