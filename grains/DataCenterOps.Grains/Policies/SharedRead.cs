namespace DataCenterOps.Grains.Policies;

/// <summary>
/// One reading for all who ask at the same time. Whoever asks gets a reading that begins after the asking, never one that
/// was under way already: so it is as fresh as a reading of one's own, and a hundred decisions at once cost two.
/// </summary>
/// <param name="read">Reads. It has a time limit of its own, for no single caller can call it off.</param>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock _gate = new();
    private Task<T>? _running;
    private Task<T>? _next;

    /// <summary>What is read from now on.</summary>
    public Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // What is next has not begun: it takes this lock first, and is then what is running.
            var mine = _next
                ?? (_running is { IsCompleted: false } running ? _next = Task.Run(() => FollowAsync(running)) : _running = Task.Run(read));
            return mine.WaitAsync(cancellationToken);
        }
    }

    private async Task<T> FollowAsync(Task running)
    {
        // How the one before ends is its readers' matter.
        await Task.WhenAny(running);
        lock (_gate)
        {
            (_running, _next) = (_next, null);
        }

        return await read();
    }
}
