using DataCenterOps.Persistence.ReadModels.Silence;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>
/// Whether the ledger takes writes, as this silo's writer saw it last. While it does not, the writer tries by itself until it does
/// again: nobody has to start anything anew.
/// </summary>
public sealed class LedgerHealth(DatabaseSilence silence)
{
    private volatile bool _isLost;
    private int _silences;

    /// <summary>
    /// Whether the last commit came to its end, and the database has not fallen silent since: then the writer's connection may lead
    /// nowhere, although nobody has tried it. True before the first commit.
    /// </summary>
    public bool IsWritable => !_isLost && Volatile.Read(ref _silences) == silence.Count;

    /// <summary>Told by the writer when a commit failed for all, or an append was not answered in time.</summary>
    public void Lost() => _isLost = true;

    /// <summary>Told by the writer after each commit.</summary>
    public void Written()
    {
        Volatile.Write(ref _silences, silence.Count);
        _isLost = false;
    }
}
