using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Persistence.Ledger.Witnesses;

/// <summary>What a witness must never forget: the last checkpoint of each log that it has cosigned.</summary>
public interface IWitnessStore
{
    /// <summary>The last one of the log called <paramref name="origin"/>; nothing when there is none.</summary>
    WitnessedHead? Find(string origin);

    /// <summary>
    /// Puts <paramref name="next"/> in the place of <paramref name="last"/>, in one step. When it returns, a power cut does not take it away.
    /// </summary>
    /// <returns>Whether it was still the last one; otherwise nothing was changed.</returns>
    bool TryReplace(string origin, WitnessedHead? last, WitnessedHead next);
}
