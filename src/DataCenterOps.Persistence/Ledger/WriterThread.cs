using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.ReadModels.Silence;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// The silo's one writer: a thread of its own, because it waits for the disk and must not take threads from the grains.
/// </summary>
internal sealed partial class WriterThread : IWriter, IDisposable
{
    // An append that ran into its time may have told so after the writer's last look.
    private const int CheckHealthMilliseconds = 1_000;

    private static readonly TimeSpan AppendTime = TimeSpan.FromSeconds(LedgerLimits.AppendSeconds);
    private static readonly TimeSpan FactTime = TimeSpan.FromSeconds(PersistenceLimits.FactSeconds);

    private readonly BlockingCollection<WriteItem> _queue = new(LedgerLimits.QueueLength);
    private readonly List<GroupItem> _group = new(LedgerLimits.GroupSize);
    private readonly IGroupStore _store;
    private readonly CredentialNews _news;
    private readonly PolicyNews _policies;
    private readonly LedgerHealth _health;
    private readonly DatabaseSilence _silence;
    private readonly TimeProvider _time;
    private readonly ILogger<WriterThread> _logger;
    private readonly Thread _thread;
    private int _disposed;

    public WriterThread(
        IGroupStore store, CredentialNews news, PolicyNews policies, LedgerHealth health, DatabaseSilence silence, TimeProvider time, ILogger<WriterThread> logger)
    {
        (_store, _news, _policies, _health, _silence, _time, _logger) = (store, news, policies, health, silence, time, logger);
        _thread = new Thread(Run) { IsBackground = true, Name = "ledger-writer" };
        _thread.Start();
    }

    public Task<GroupItem> AppendAsync(GroupItem item, CancellationToken cancellationToken)
    {
        Enqueue(item);
        return WaitAsync(item, item.Done, AppendTime, cancellationToken);
    }

    public async Task<ImmutableArray<int>> WriteAsync(IFactWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var session = new StatementList();
        write.Write(session);
        var item = new GroupItem { Statements = session.Statements };
        Enqueue(item);
        var done = await WaitAsync(item, item.Done, FactTime, cancellationToken);
        return [.. done.Touched];
    }

    public Task<T> ExclusiveAsync<T>(Func<IExclusiveSession, T> work, CancellationToken cancellationToken)
    {
        var item = new ExclusiveItem.Of<T>(work);
        Enqueue(item);
        return WaitAsync(item, item.Done, Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public void Dispose()
    {
        // Registered under two types, it is disposed of twice.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // What was accepted is written before the thread ends.
        _queue.CompleteAdding();
        _thread.Join();
        _store.Dispose();
        _queue.Dispose();
    }

    private void Enqueue(WriteItem item)
    {
        try
        {
            if (_queue.TryAdd(item))
            {
                return;
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new LedgerUnavailableException("the ledger is closing", exception);
        }

        throw new LedgerUnavailableException("too many appends wait for the ledger");
    }

    private async Task<T> WaitAsync<T>(WriteItem item, Task<T> done, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await _silence.WaitAsync(done.WaitAsync(limit, _time, cancellationToken));
        }
        catch (Exception exception) when (exception is TimeoutException or DatabaseSilentException)
        {
            _health.Lost();
            Observe(done);
            throw item.TryAbandon()
                ? new LedgerUnavailableException("the ledger did not come to it in time: nothing was written", exception)
                : WriteItem.Unavailable(exception);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            item.TryAbandon();
            Observe(done);
            throw;
        }
    }

    // Nobody awaits the task any more; its exception was not overlooked.
    private static void Observe(Task task) =>
        _ = task.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private void Run()
    {
        WriteItem? next = null;
        while (TryNext(ref next))
        {
            var exclusive = Collect(ref next);
            if (_group.Count > 0)
            {
                Commit();
                _group.Clear();
            }

            if (exclusive is not null)
            {
                RunAlone(exclusive);
            }
        }
    }

    /// <summary>Waits for the next item; while the database is lost, tries meanwhile whether it is back.</summary>
    private bool TryNext(ref WriteItem? next)
    {
        while (next is null && !_queue.TryTake(out next, _health.IsWritable ? CheckHealthMilliseconds : PersistenceLimits.ReconnectMilliseconds))
        {
            if (_queue.IsCompleted)
            {
                return false;
            }

            if (!_health.IsWritable)
            {
                next = new GroupItem { Statements = [Pulse()] };
            }
        }

        return true;
    }

    // Each time another value: of a page that stays the same nothing would be written.
    private SqlStatement Pulse()
    {
        var session = new StatementList();
        session.Execute("UPDATE ledger_pulse SET at = $1 WHERE id = 1", _time.GetUtcNow());
        return session.Statements[0];
    }

    /// <summary>Fills the group with what waits. Work that wants the writer for itself ends it.</summary>
    private ExclusiveItem? Collect(ref WriteItem? next)
    {
        var item = next;
        next = null;
        while (item is not null)
        {
            if (item.TryBegin())
            {
                if (item is ExclusiveItem exclusive)
                {
                    return exclusive;
                }

                _group.Add((GroupItem)item);
            }

            if (_group.Count == LedgerLimits.GroupSize || !_queue.TryTake(out item))
            {
                return null;
            }
        }

        return null;
    }

    private void Commit()
    {
        try
        {
            _store.Write(_group);
            _news.Note();
            if (_group.Exists(item => item.Statements.Any(statement => _policies.IsNews(statement.Text))))
            {
                _policies.Note();
            }

            _health.Written();
        }
        catch (Exception exception)
        {
            // Whether it wrote is unknown, so something may have changed.
            NoteAll();
            _health.Lost();
            LogLost(_logger, _group.Count, exception);
            foreach (var item in _group)
            {
                item.Fail(WriteItem.Unavailable(exception));
            }

            PauseAfterOutage();
            return;
        }

        foreach (var item in _group)
        {
            if (item.NarrowsCredentials && _news.Lease > TimeSpan.Zero)
            {
                _ = SettleLaterAsync(item, _news.Lease);
            }
            else
            {
                item.Settle();
            }
        }
    }

    // It is durable; who asked hears of it when every silo does. The writer goes on meanwhile.
    private static async Task SettleLaterAsync(GroupItem item, TimeSpan lease)
    {
        await Task.Delay(lease).ConfigureAwait(false);
        item.Settle();
    }

    private void RunAlone(ExclusiveItem item)
    {
        try
        {
            item.Run(_store, NoteAll);
        }
        catch (Exception exception) when (_store.IsOutage(exception))
        {
            NoteAll();
            _health.Lost();
            item.Fail(WriteItem.Unavailable(exception));
            PauseAfterOutage();
        }
        catch (Exception exception)
        {
            NoteAll();
            item.Fail(exception);
        }
    }

    private void NoteAll()
    {
        _news.Note();
        _policies.Note();
    }

    // A database that is down is not asked ten thousand times a second; those who wait run into their time-out meanwhile.
    private void PauseAfterOutage()
    {
        _store.Disconnect();
        Thread.Sleep(PersistenceLimits.ReconnectMilliseconds);
    }

    [LoggerMessage(LogLevel.Error, "The ledger's database was lost under {Count} writes; their outcome is unknown.")]
    private static partial void LogLost(ILogger logger, int count, Exception exception);
}
