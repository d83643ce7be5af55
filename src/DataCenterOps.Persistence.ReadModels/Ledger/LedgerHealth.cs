namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>
/// Whether the ledger takes writes, as this silo's writer saw it last. While it does not, the writer tries by itself until it does
/// again: nobody has to start anything anew.
/// </summary>
public sealed class LedgerHealth
{
    private volatile bool _isLost;

    /// <summary>Whether the last commit came to its end. True before the first.</summary>
    public bool IsWritable => !_isLost;

    /// <summary>Told by the writer when a commit failed for all, or an append was not answered in time.</summary>
    public void Lost() => _isLost = true;

    /// <summary>Told by the writer after each commit.</summary>
    public void Written() => _isLost = false;
}
