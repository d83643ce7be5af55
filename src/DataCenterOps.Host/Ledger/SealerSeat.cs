namespace DataCenterOps.Host;

/// <summary>Whether this silo seals for now: then it also asks the witnesses.</summary>
internal sealed class SealerSeat
{
    private volatile bool _isOurs;

    /// <summary>Whether it does. Two that both believe it ask twice, which harms nothing.</summary>
    public bool IsOurs
    {
        get => _isOurs;
        set => _isOurs = value;
    }
}
