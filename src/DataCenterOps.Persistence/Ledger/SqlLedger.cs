using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The ledger on SQLite or PostgreSQL. What costs time is done here, before the one writer is asked.</summary>
internal sealed class SqlLedger(WriterThread writer, IReadDatabase database, ProjectionSet projections, TimeProvider time) : ILedger
{
    private const int SaltBytes = 32;

    private const string Find = "SELECT digest, position, answer FROM ledger_operation WHERE caller = $1 AND id = $2";

    private const string ReadStream =
        "SELECT position, stream, version, bytes FROM ledger_entry WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3";

    private const string ReadPositions =
        "SELECT position, stream, version, bytes FROM ledger_entry WHERE position > $1 ORDER BY position LIMIT $2";

    public Task<RecordedAnswer?> FindAsync(string caller, OperationId id, CancellationToken cancellationToken) =>
        FirstAsync(
            Find,
            reader => new RecordedAnswer(reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2)),
            [caller, id.Value],
            cancellationToken);

    public async Task<Appended> AppendAsync(LedgerAppend append, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(append);
        var done = await writer.AppendAsync(Prepare(append), cancellationToken);
        return new Appended(done.LastPosition, done.Version);
    }

    public async IAsyncEnumerable<StoredEntry> ReadAsync(
        StreamId stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = afterVersion;
        ImmutableArray<StoredEntry> entries;
        do
        {
            entries = await EntriesAsync(ReadStream, [stream.Value, last, (long)PersistenceLimits.EntriesPerRead], cancellationToken);
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

    public async Task<ReadOnlyMemory<byte>?> FindDocumentAsync(string sha256, CancellationToken cancellationToken)
    {
        var bytes = await FirstAsync(
            "SELECT bytes FROM ledger_document WHERE sha256 = $1", reader => (byte[])reader.GetValue(0), [sha256], cancellationToken);
        return bytes is null ? null : (ReadOnlyMemory<byte>?)bytes;
    }

    private GroupItem Prepare(LedgerAppend append)
    {
        var salt = append.Operation is null ? [] : RandomNumberGenerator.GetBytes(SaltBytes);
        var request = append.Operation is { } key ? Request(salt, key.Digest) : null;
        var session = new StatementList();
        var documents = append.Documents.IsDefault ? [] : append.Documents;
        var entries = ImmutableArray.CreateBuilder<byte[]>(append.Entries.Length);
        for (var i = 0; i < append.Entries.Length; i++)
        {
            var version = append.ExpectedVersion + i + 1;
            var bytes = EntryBytes.Write(append.Entries[i], append.Stream, version, append.Operation?.Id, request);
            projections.Project(
                bytes, append.Stream, version, EntryPosition.Of(i),
                sha256 => documents.FirstOrDefault(document => document.Sha256 == sha256)?.Bytes, session);
            entries.Add(bytes);
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
            Operation = append.Operation,
            Answer = append.Answer.ToArray(),
            Salt = salt,
            AnsweredAt = SqlTime.Of(time.GetUtcNow()),
            Documents = documents,
            Statements = session.Statements,
        };
    }

    // Commands are few and guessable; without the salt, whose row goes after 30 days, their hash would tell them.
    private static string Request(byte[] salt, string digest) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(digest)]));

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
