using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>Something that waits for the writer. Whoever waits may give up as long as the writer has not begun.</summary>
internal abstract class WriteItem
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Abandoned = 2;
    private int _state;

    /// <summary>Called by the writer: false when nobody waits any more.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Called by whoever waits: true when nothing was and will be written.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting;

    /// <summary>Tells that it failed.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>What whoever waits is told when the database was lost under the item.</summary>
    public static LedgerUnavailableException Unavailable(Exception? cause = null) =>
        new("the ledger did not answer: whether it wrote is unknown", cause!);
}
