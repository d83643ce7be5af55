namespace DataCenterOps.Domain.Ledger;

/// <summary>What became of the command that an entry records.</summary>
public enum EntryOutcome
{
    /// <summary>It happened; the entry's type says what.</summary>
    Applied,

    /// <summary>It was refused and nothing changed; readers of state skip the entry.</summary>
    Refused,
}
