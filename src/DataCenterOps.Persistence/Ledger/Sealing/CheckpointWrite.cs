using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>Publishes a checkpoint: only of a tree that was committed with this very root, and the newest signature of it.</summary>
internal sealed record CheckpointWrite(long Epoch, Checkpoint Checkpoint, SignedNote Note, DateTimeOffset At) : IFactWrite
{
    private const string Insert =
        """
        INSERT INTO ledger_checkpoint (epoch, size, note, cosignatures, signed_at)
        SELECT epoch, size, CAST($1 AS text), '', CAST($2 AS bigint) FROM ledger_integration WHERE epoch = $3 AND size = $4 AND root = $5
        ON CONFLICT (epoch, size) DO UPDATE SET note = excluded.note, signed_at = excluded.signed_at
        """;

    public void Write(IWriteSession session) =>
        session.ExecuteExactly(1, Insert, Note.ToString(), At, Epoch, Checkpoint.Size, Checkpoint.Root.ToArray());
}
