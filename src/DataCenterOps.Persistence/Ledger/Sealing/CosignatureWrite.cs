namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>Puts the lines of witnesses in the place of those that were read: whoever was faster is not overwritten.</summary>
internal sealed record CosignatureWrite(long Epoch, long Size, string Former, string Lines, bool HasQuorum) : IFactWrite
{
    public void Write(IWriteSession session) => session.ExecuteExactly(
        1, "UPDATE ledger_checkpoint SET cosignatures = $1, has_quorum = $2 WHERE epoch = $3 AND size = $4 AND cosignatures = $5",
        Lines, HasQuorum ? 1 : 0, Epoch, Size, Former);
}
