using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>
/// Asks the server for a sign of life over a connection of its own, and tells <see cref="DatabaseSilence"/> when none came for too long.
/// The driver's own limits do not serve for that: they count seconds of one statement, and when they are reached it asks the same server,
/// in the same thread and with the same patience, to cancel it (Npgsql, <c>Cancellation Timeout</c> and <c>Timeout</c>).
/// </summary>
internal sealed class PostgresPulse : IDisposable
{
    /// <summary>The time from an answer to the next question: five small queries a second for each silo.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How long a question waits before the server counts as silent. With a beat before it and a look behind it, commands are answered
    /// within the 2 s of <see cref="Domain.Ledger.LedgerLimits.AppendSeconds"/>; on a server that works, it takes some milliseconds.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(1_500);

    /// <summary>How often it is seen whether a question waits.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    // After that the connection is given up and another one made: the old one may lead nowhere.
    private const int AskSeconds = 2;

    private readonly string _connectionString;
    private readonly DatabaseSilence _silence;
    private readonly ManualResetEventSlim _stop = new();
    private long _questions;
    private long _waiting;
    private bool _isWarm;
    private int _started;

    public PostgresPulse(string connectionString, DatabaseSilence silence)
    {
        _silence = silence;
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "dcops-pulse",
            Pooling = false,
            CommandTimeout = AskSeconds,
            Timeout = AskSeconds,
        }.ConnectionString;
    }

    /// <summary>Begins, unless it has: a program that only migrates has no use for it.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _started) == 0 && Interlocked.Exchange(ref _started, 1) == 0)
        {
            // Threads of their own: those of the pool may all be waiting for this very server.
            new Thread(Ask) { IsBackground = true, Name = "database-pulse" }.Start();
            new Thread(Watch) { IsBackground = true, Name = "database-watch" }.Start();
        }
    }

    public void Dispose() => _stop.Set();

    private void Ask()
    {
        while (!_stop.IsSet)
        {
            try
            {
                AskOnOneConnection();
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                // A server that says no has said something: it starts, or has no room for one more connection.
                if (exception is PostgresException)
                {
                    Answered();
                }
            }

            _stop.Wait(Beat);
        }
    }

    private void AskOnOneConnection()
    {
        using var connection = new NpgsqlConnection(_connectionString);
        Asking();
        connection.Open();
        Answered();
        using var command = new NpgsqlCommand("SELECT 1", connection);
        while (!_stop.Wait(Beat))
        {
            Asking();
            command.ExecuteNonQuery();
            Answered();
            _isWarm = true;
        }
    }

    // What nobody has answered yet goes on being asked. The first time this program is slow itself: its code is compiled while it asks.
    private void Asking()
    {
        if (_isWarm)
        {
            Interlocked.CompareExchange(ref _waiting, ++_questions, 0);
        }
    }

    private void Answered()
    {
        Volatile.Write(ref _waiting, 0);
        _silence.End();
    }

    private void Watch()
    {
        var count = new SilenceCount(Limit, Look);
        var before = Stopwatch.GetTimestamp();
        while (!_stop.Wait(Look))
        {
            var now = Stopwatch.GetTimestamp();
            if (count.IsOver(Volatile.Read(ref _waiting), Stopwatch.GetElapsedTime(before, now)))
            {
                _silence.Begin();
            }

            before = now;
        }
    }
}
