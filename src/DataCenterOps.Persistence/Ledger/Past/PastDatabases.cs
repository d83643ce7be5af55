using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Ledger.Past;

/// <summary>
/// Past moments in files: at most <see cref="PastLimits.Kept"/>, each for <see cref="PastLimits.KeptHours"/>, one folded at a time.
/// Moments of the same tree share a file.
/// </summary>
internal sealed class PastDatabases : IPastDatabases, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<(long Epoch, long Size), PastFile> _files = [];
    private readonly PastEntries _entries;
    private readonly PastMoments _moments;
    private readonly ProjectionSet _projections;
    private readonly TimeProvider _time;
    private readonly ITimer _cleaning;
    private readonly Lazy<string> _folder;
    private readonly bool _isTemporary;

    public PastDatabases(IReadDatabase database, PastMoments moments, ProjectionSet projections, StorageOptions options, TimeProvider time)
    {
        (_entries, _moments, _projections, _time) = (new PastEntries(database), moments, projections, time);
        (_folder, _isTemporary) = (new Lazy<string>(() => Prepare(options)), options.IsPostgres);
        _cleaning = time.CreateTimer(_ => ForgetOld(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
    }

    /// <summary>The files that are kept, for tests.</summary>
    internal IReadOnlyList<string> Files
    {
        get
        {
            lock (_gate)
            {
                return [.. _files.Values.Select(file => file.Path)];
            }
        }
    }

    public async Task<PastAnswer> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (PastDate.Read(text, _time.GetUtcNow(), out var at) is { } reason)
        {
            return new PastAnswer.Refused(reason);
        }

        if (await _moments.FindAsync(at, cancellationToken) is not { } moment)
        {
            return new PastAnswer.Refused(PastDate.Before);
        }

        return Enter(moment) is { } file ? await WaitAsync(file, moment, cancellationToken) : new PastAnswer.Busy();
    }

    public void Dispose()
    {
        _end.Cancel();
        _cleaning.Dispose();
        lock (_gate)
        {
            foreach (var file in _files.Values)
            {
                file.Discard();
            }

            _files.Clear();
        }

        DeleteTemporary();
        _end.Dispose();
    }

    private async Task<PastAnswer> WaitAsync(PastFile file, PastMoment moment, CancellationToken cancellationToken)
    {
        try
        {
            await file.Fold.WaitAsync(TimeSpan.FromSeconds(PastLimits.WaitSeconds), _time, cancellationToken);
            return new PastAnswer.Ready(new PastDatabase(moment, file.Path), new Lease(this, file));
        }
        catch (TimeoutException)
        {
            Leave(file);
            return new PastAnswer.Preparing(moment, file.Percent);
        }
        catch
        {
            Leave(file);
            throw;
        }
    }

    // Finds the file or begins it. Nothing when every place is taken by a fold that goes on.
    private PastFile? Enter(PastMoment moment)
    {
        var now = _time.GetUtcNow();
        ForgetOld();
        lock (_gate)
        {
            var key = (moment.Epoch, moment.Size);
            if (!_files.TryGetValue(key, out var file))
            {
                if (!MakeRoom())
                {
                    return null;
                }

                file = new PastFile(moment, _folder.Value, now);
                _files[key] = file;

                // Whoever asked may leave; what others wait for goes on, and nothing of the asker goes with it.
                using (ExecutionContext.SuppressFlow())
                {
                    var begun = file;
                    file.Fold = Task.Run(() => FoldAsync(begun), _end.Token);
                }
            }

            file.UsedAt = now;
            file.Enter();
            return file;
        }
    }

    private void Leave(PastFile file)
    {
        lock (_gate)
        {
            file.Leave();
        }
    }

    private bool MakeRoom()
    {
        if (_files.Count < PastLimits.Kept)
        {
            return true;
        }

        var oldest = _files.Where(pair => pair.Value.Fold.IsCompleted).OrderBy(pair => pair.Value.UsedAt).Select(pair => pair.Value).FirstOrDefault();
        if (oldest is null)
        {
            return false;
        }

        Forget(oldest);
        return true;
    }

    private void ForgetOld()
    {
        var before = _time.GetUtcNow().AddHours(-PastLimits.KeptHours);
        lock (_gate)
        {
            foreach (var old in _files.Values.Where(file => file.MadeAt <= before && file.Fold.IsCompleted).ToArray())
            {
                Forget(old);
            }
        }
    }

    private void Forget(PastFile file)
    {
        _files.Remove((file.Moment.Epoch, file.Moment.Size));
        file.Discard();
    }

    private async Task FoldAsync(PastFile file)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(PastLimits.FoldMinutes), _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, late.Token);
        var isWhole = false;
        try
        {
            await _turn.WaitAsync(stop.Token);
            try
            {
                using var fold = PastFold.Create(file.Path, _projections, _entries.Document);
                await foreach (var part in _entries.ReadAsync(file.Moment, stop.Token))
                {
                    fold.Add(part);
                    file.Count(part.Count);
                }

                isWhole = true;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            if (!isWhole)
            {
                lock (_gate)
                {
                    Forget(file);
                }
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "what a fold still holds is left to the machine, which cleans its temporary folder")]
    private void DeleteTemporary()
    {
        try
        {
            if (_isTemporary && _folder.IsValueCreated)
            {
                Directory.Delete(_folder.Value, recursive: true);
            }
        }
        catch (Exception)
        {
            // Said above.
        }
    }

    // Of a silo of a cluster only what it needs lies in its own folder; a file there would stay for ever where silos come and go.
    private static string Prepare(StorageOptions options)
    {
        if (options.IsPostgres)
        {
            return Directory.CreateTempSubdirectory("dcops-asof-").FullName;
        }

        var folder = Path.Combine(options.DataFolder, "asof");
        if (Directory.Exists(folder))
        {
            // Of a process that is no more.
            Directory.Delete(folder, recursive: true);
        }

        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder).FullName
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private sealed class Lease(PastDatabases owner, PastFile file) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                owner.Leave(file);
            }
        }
    }
}
