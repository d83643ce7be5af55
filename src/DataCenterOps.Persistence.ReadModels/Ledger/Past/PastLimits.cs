namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>Limits of looking back, each with its reason.</summary>
public static class PastLimits
{
    /// <summary>Past moments that are kept at once: each is as large as the read models are.</summary>
    public const int Kept = 4;

    /// <summary>Hours after which one is thrown away: a working day and the next morning.</summary>
    public const int KeptHours = 24;

    /// <summary>Seconds for which a request waits for the fold: a small ledger is folded within them, and nobody waits longer at a screen.</summary>
    public const int WaitSeconds = 5;

    /// <summary>Seconds after which a request that found the fold unfinished is repeated.</summary>
    public const int AgainSeconds = 2;

    /// <summary>Minutes that a fold may take: ten million entries at 10,000 a second are 17.</summary>
    public const int FoldMinutes = 30;
}
