using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// The payload keys of erasable details: one for each tenant and month, made when the first detail comes. The database has them wrapped under secrets that lie
/// elsewhere (<see cref="IErasureSecrets"/>). A few open ones are kept, so that an append asks nobody.
/// </summary>
public sealed class PayloadKeys : IDisposable
{
    private const string OfMonth =
        """
        SELECT id, wrapped FROM payload_key
        WHERE tenant = $1 AND month = $2 AND wrapped IS NOT NULL AND epoch = COALESCE((SELECT MAX(epoch) FROM ledger_origin), 1) ORDER BY id DESC LIMIT 1
        """;

    private readonly IReadDatabase _database;
    private readonly IWriter _writer;
    private readonly IErasureSecrets _secrets;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PayloadKey> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Tenant, string Month), PayloadKey> _current = [];
    private readonly SemaphoreSlim _making = new(1, 1);

    internal PayloadKeys(IReadDatabase database, IWriter writer, IErasureSecrets secrets) => (_database, _writer, _secrets) = (database, writer, secrets);

    /// <summary>The key for new details of this tenant and month.</summary>
    /// <exception cref="LedgerUnavailableException">Database or secrets are out of reach, or this silo has other secrets than the one that made the key.</exception>
    internal async ValueTask<PayloadKey> ForWritingAsync(string tenant, string month, CancellationToken cancellationToken)
    {
        if (Current(tenant, month) is { } known)
        {
            return known;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            var key = Current(tenant, month) ?? await FindCurrentAsync(tenant, month, cancellationToken) ?? await MakeAsync(tenant, month, cancellationToken);
            lock (_lock)
            {
                Keep(key);
                _current[(tenant, month)] = key;
            }

            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException)
        {
            throw new LedgerUnavailableException("the keys of erasable details are out of reach", exception);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>A key by its id; nothing when it is destroyed or its secret was not brought along.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="read">Reads the row of a key: tenant, month, wrapped.</param>
    /// <exception cref="IOException">The secrets are out of reach.</exception>
    /// <exception cref="InvalidDataException">The key does not open with its secret.</exception>
    internal PayloadKey? Find(string id, Func<string, (string Tenant, string Month, byte[]? Wrapped)?> read)
    {
        if (Known(id) is { } known)
        {
            return known;
        }

        if (read(id) is not var (tenant, month, wrapped) || wrapped is null)
        {
            return null;
        }

        var name = new PayloadKeyName(tenant, month, id);
        if (_secrets.Find(name) is not { } secret)
        {
            return null;
        }

        var key = PayloadKey.Open(name, wrapped, secret);
        lock (_lock)
        {
            Keep(key);
        }

        return key;
    }

    /// <summary>The same, in a transaction.</summary>
    internal PayloadKey? Find(string id, IExclusiveSession session) => Find(
        id,
        name => session.Query("SELECT tenant, month, wrapped FROM payload_key WHERE id = $1", Row, name).ToArray() is [var row] ? row : null);

    /// <summary>The same, with a question to the database where the key is not kept.</summary>
    internal async Task<PayloadKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (Known(id) is { } known)
        {
            return known;
        }

        await using var connection = await _database.OpenLiveAsync(cancellationToken);
        await using var command = Command(connection, "SELECT tenant, month, wrapped FROM payload_key WHERE id = $1", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        (string Tenant, string Month, byte[]? Wrapped)? row = await reader.ReadAsync(cancellationToken) ? Row(reader) : null;
        return Find(id, _ => row);
    }

    /// <summary>Destroys the secrets of a tenant's month; the rows are the caller's matter.</summary>
    /// <exception cref="IOException">One may still be there: repeat.</exception>
    internal int Destroy(string tenant, string month)
    {
        lock (_lock)
        {
            _current.Remove((tenant, month));
            foreach (var id in _open.Values.Where(key => key.Name.Tenant == tenant && key.Name.Month == month).Select(key => key.Name.Id).ToArray())
            {
                _open.Remove(id);
            }
        }

        return _secrets.Destroy(tenant, month);
    }

    /// <summary>Keeps in mind, outside of the database, that these details are erased.</summary>
    /// <exception cref="IOException">It was not kept.</exception>
    internal void Remember(IReadOnlyCollection<string> hashes) => _secrets.Remember(hashes);

    /// <summary>The hashes of erased details, for who restores a database of before.</summary>
    /// <exception cref="IOException">The secrets are out of reach.</exception>
    internal IReadOnlySet<string> Erased() => _secrets.Erased();

    /// <inheritdoc/>
    public void Dispose() => _making.Dispose();

    private PayloadKey? Known(string id)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(id);
        }
    }

    private PayloadKey? Current(string tenant, string month)
    {
        lock (_lock)
        {
            return _current.GetValueOrDefault((tenant, month));
        }
    }

    private void Keep(PayloadKey key)
    {
        if (_open.Count >= PersistenceLimits.PayloadKeys)
        {
            _open.Clear();
            _current.Clear();
        }

        _open[key.Name.Id] = key;
    }

    private async Task<PayloadKey?> FindCurrentAsync(string tenant, string month, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenLiveAsync(cancellationToken);
        await using var command = Command(connection, OfMonth, tenant, month);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var name = new PayloadKeyName(tenant, month, reader.GetString(0));
        var wrapped = (byte[])reader.GetValue(1);
        if (_secrets.Find(name) is { } secret)
        {
            return PayloadKey.Open(name, wrapped, secret);
        }

        // One program alone has lost its folder and goes on with another key. Of several silos each would have secrets of its own, and erasing would miss them.
        return _database.IsPostgres
            ? throw new LedgerUnavailableException(
                $"the secret of the payload key `{name.Id}` is not in {_secrets.Place}: all silos must share that folder; see deploy/runbooks/ledger.md, *Erasing*")
            : null;
    }

    private async Task<PayloadKey> MakeAsync(string tenant, string month, CancellationToken cancellationToken)
    {
        var name = new PayloadKeyName(tenant, month, Guid.CreateVersion7().ToString("D"));
        var secret = RandomNumberGenerator.GetBytes(SealedBytes.KeyBytes);
        _secrets.Keep(name, secret);
        var (key, wrapped) = PayloadKey.New(name, secret);
        await _writer.WriteAsync(new Made(name, wrapped), cancellationToken);
        return key;
    }

    private static (string Tenant, string Month, byte[]? Wrapped) Row(DbDataReader reader) =>
        (reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : (byte[])reader.GetValue(2));

    private DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<string> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = _database.IsPostgres ? "" : string.Create(CultureInfo.InvariantCulture, $"${i + 1}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private sealed record Made(PayloadKeyName Name, byte[] Wrapped) : IFactWrite
    {
        public void Write(IWriteSession session) => session.ExecuteExactly(
            1,
            "INSERT INTO payload_key (id, tenant, month, epoch, wrapped) SELECT $1, $2, $3, COALESCE((SELECT MAX(epoch) FROM ledger_origin), 1), $4",
            Name.Id, Name.Tenant, Name.Month, Wrapped);
    }
}
