using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>
/// A connection to PostgreSQL on which nobody waits for a silent server. What was let go of keeps the driver's connection until it ends.
/// Dapper hands arrays over as arrays only to a connection whose class has this name, in whatever case.
/// </summary>
internal sealed class NpgSqlConnection(DbConnection inner, DatabaseSilence silence) : DbConnection
{
    private Task? _left;
    private bool _isDisposed;

    /// <summary>Whether something was let go of, so that the driver's connection is not to be touched.</summary>
    public bool IsLeft => _left is not null;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => IsLeft ? ConnectionState.Broken : inner.State;

    /// <summary>Waits for what was asked on this connection.</summary>
    /// <exception cref="DatabaseSilentException">The server is silent; the connection is of no more use.</exception>
    public Task<T> WaitAsync<T>(Task<T> work) => work.IsCompleted ? work : LetGoAsync(work);

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    public override Task OpenAsync(CancellationToken cancellationToken) => silence.WaitAsync(inner.OpenAsync(cancellationToken));

    public override void Close()
    {
        if (!IsLeft)
        {
            inner.Close();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isDisposed && !IsLeft)
        {
            _isDisposed = true;
            await inner.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() =>
        IsLeft ? throw new DatabaseSilentException() : new SilenceCommand(this, inner.CreateCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            if (_left is { } left)
            {
                _ = DisposeAfterAsync(left);
            }
            else
            {
                inner.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async Task<T> LetGoAsync<T>(Task<T> work)
    {
        try
        {
            return await silence.WaitAsync(work);
        }
        catch (DatabaseSilentException)
        {
            _left = work;
            throw;
        }
    }

    private async Task DisposeAfterAsync(Task left)
    {
        await left.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await inner.DisposeAsync();
    }
}
