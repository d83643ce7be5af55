namespace DataCenterOps.Persistence.Ledger;

/// <summary>Work that has the writer for itself.</summary>
internal abstract class ExclusiveItem : WriteItem
{
    public abstract void Run(IGroupStore store);

    internal sealed class Of<T>(Func<IExclusiveSession, T> work) : ExclusiveItem
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Done => _done.Task;

        public override void Run(IGroupStore store) => _done.TrySetResult(store.Exclusive(work));

        public override void Fail(Exception exception) => _done.TrySetException(exception);
    }
}
