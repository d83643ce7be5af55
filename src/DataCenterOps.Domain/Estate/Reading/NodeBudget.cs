namespace DataCenterOps.Domain.Estate;

/// <summary>Counts the values that are held in memory, so that neither a document nor an apply can fill it.</summary>
internal sealed class NodeBudget
{
    private int _document;
    private int _apply;

    /// <summary>Whether the whole apply holds too much.</summary>
    public bool IsSpent => _apply >= EstateLimits.NodesPerApply;

    public void NextDocument() => _document = 0;

    public bool TrySpend() => ++_document <= EstateLimits.NodesPerDocument && ++_apply <= EstateLimits.NodesPerApply;
}
