using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>
/// Listens to <c>dcops_credentials</c>, which triggers notify with the transaction that changes a token or a person. A notification
/// that was committed before a query began is read before the query's answer: PostgreSQL sends it ahead of ReadyForQuery
/// (its manual, "Asynchronous Notification"), so an answered query proves that nothing older is missing.
/// </summary>
internal sealed class PostgresNews : IDisposable
{
    /// <summary>How long an answer is trusted: several missed beats, and nobody minds a revocation that takes half a second.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(500);

    /// <summary>By how much a timer may ring too early, and the clocks of two machines run apart within a lease.</summary>
    public static readonly TimeSpan TimerError = TimeSpan.FromMilliseconds(50);

    // Asked ten times a second: one small query, against one for each request.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int CommandSeconds = 2;
    private const long Never = 0;

    private readonly string _connectionString;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private Task? _listening;
    private long _news;
    private long _asked = Never;

    public PostgresNews(string connectionString) => _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "dcops-news",
        Pooling = false,
        CommandTimeout = CommandSeconds,
        Timeout = CommandSeconds,
    }.ConnectionString;

    /// <summary>How much was heard of; nothing while it is older than a lease.</summary>
    public long? Now
    {
        get
        {
            if (_listening is null)
            {
                Start();
            }

            // The number before the time: one that is heard of in between makes the number older, never the trust longer.
            var news = Volatile.Read(ref _news);
            var asked = Volatile.Read(ref _asked);
            return asked != Never && Stopwatch.GetElapsedTime(asked) < Lease ? news : null;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        lock (_starting)
        {
            _listening?.Wait();
        }

        _stop.Dispose();
    }

    // When somebody first asks: a program that only migrates has no use for the connection.
    private void Start()
    {
        lock (_starting)
        {
            if (!_stop.IsCancellationRequested)
            {
                _listening ??= Task.Run(ListenAsync);
            }
        }
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync();
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                // Out of reach: nothing is trusted until it is heard again.
                Volatile.Write(ref _asked, Never);
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // The program ends, or a query was given up: the loop knows which.
                Volatile.Write(ref _asked, Never);
            }
        }
    }

    private async Task ListenOnceAsync()
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        connection.Notification += (_, _) => Interlocked.Increment(ref _news);
        await connection.OpenAsync(_stop.Token);
        await ExecuteAsync(connection, "LISTEN dcops_credentials");

        // What came while nobody listened is lost: all that was kept before is void.
        Interlocked.Increment(ref _news);
        while (!_stop.IsCancellationRequested)
        {
            var asking = Stopwatch.GetTimestamp();
            await ExecuteAsync(connection, "SELECT 1");
            Volatile.Write(ref _asked, asking);
            await connection.WaitAsync(Beat, _stop.Token);
        }
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(_stop.Token);
    }
}
