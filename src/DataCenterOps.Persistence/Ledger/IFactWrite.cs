namespace DataCenterOps.Persistence.Ledger;

/// <summary>Rows of a topic's own tables.</summary>
public interface IFactWrite
{
    /// <summary>
    /// Names the statements. Called once, on the caller's thread, before the transaction: pure, without I/O or clock.
    /// </summary>
    void Write(IWriteSession session);
}
