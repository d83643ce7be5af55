namespace DataCenterOps.Persistence.Ledger;

/// <summary>Work that has the writer for itself.</summary>
internal abstract class ExclusiveItem : WriteItem
{
    /// <summary>Does the work; <paramref name="committed"/> is called before whoever waits hears of it.</summary>
    public abstract void Run(IGroupStore store, Action committed);

    internal sealed class Of<T>(Func<IExclusiveSession, T> work) : ExclusiveItem
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Done => _done.Task;

        public override void Run(IGroupStore store, Action committed)
        {
            var result = store.Exclusive(work);
            committed();
            _done.TrySetResult(result);
        }

        public override void Fail(Exception exception) => _done.TrySetException(exception);
    }
}
