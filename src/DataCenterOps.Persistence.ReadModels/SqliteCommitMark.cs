using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>
/// Whether anything was committed to a SQLite file since one last asked: <c>PRAGMA data_version</c> of one connection that is kept open, some microseconds.
/// It sees the commits of every other connection, of this process and of others (https://www.sqlite.org/pragma.html#pragma_data_version).
/// </summary>
internal sealed class SqliteCommitMark(string file) : IDisposable
{
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _ask;
    private long _opened;

    /// <summary>The number now. Numbers can be compared for as long as this object lives.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public long Read()
    {
        lock (_gate)
        {
            try
            {
                // What another connection said means nothing to this one, so each has numbers of its own.
                return (Ask().ExecuteScalar() is long version ? version & uint.MaxValue : 0) | (_opened << 32);
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    private SqliteCommand Ask()
    {
        if (_ask is { } known)
        {
            return known;
        }

        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = ReadLimits.CommandSeconds,
        }.ConnectionString);
        _connection.Open();
        _opened++;
        _ask = _connection.CreateCommand();
        _ask.CommandText = "PRAGMA data_version";
        return _ask;
    }

    private void Close()
    {
        _ask?.Dispose();
        _connection?.Dispose();
        (_ask, _connection) = (null, null);
    }
}
