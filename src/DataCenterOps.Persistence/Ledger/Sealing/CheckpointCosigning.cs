using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>What witnesses are shown of the log, and where their signatures are kept.</summary>
public sealed class CheckpointCosigning(IReadDatabase database, IWriter writer)
{
    private readonly TreeQueries _tree = new(database);

    /// <summary>The newest checkpoint; nothing before the first.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public async Task<NewestCheckpoint?> NewestAsync(CancellationToken cancellationToken)
    {
        var epoch = (await _tree.HeadAsync(cancellationToken)).Epoch;
        if (await _tree.CheckpointAsync(epoch, cancellationToken) is not { } row)
        {
            return null;
        }

        return SignedNote.TryParse(Encoding.UTF8.GetBytes(row.Note), out var note, out var error) && Checkpoint.TryParse(note.Text, out var checkpoint)
            ? new NewestCheckpoint(epoch, checkpoint, note, row.SignedAt)
            : throw new InvalidDataException($"the newest checkpoint cannot be read: {error ?? "what is signed is none"}");
    }

    /// <summary>The proof that the checkpoint's tree extends that of <paramref name="older"/> leaves.</summary>
    /// <exception cref="InvalidDataException">A tile is missing.</exception>
    public Task<TreeHash[]> ProofAsync(NewestCheckpoint newest, long older, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return _tree.HashesAsync(newest.Epoch, TreeProof.Consistency(older, newest.Checkpoint.Size), cancellationToken);
    }

    /// <summary>Keeps a witness's signature with the checkpoint that it cosigns.</summary>
    /// <param name="newest">The checkpoint.</param>
    /// <param name="signature">The line.</param>
    /// <param name="policy">Says whether the quorum is reached with it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LedgerUnavailableException">The database is out of reach, or others were faster again and again.</exception>
    public async Task KeepAsync(NewestCheckpoint newest, NoteSignature signature, WitnessPolicy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newest);
        ArgumentNullException.ThrowIfNull(policy);
        for (var race = 0; race < WitnessLimits.Races; race++)
        {
            var row = await _tree.CheckpointOfAsync(newest.Epoch, newest.Checkpoint.Size, cancellationToken)
                ?? throw new InvalidDataException("a checkpoint that a witness has cosigned is not there");
            var lines = Cosignatures.With(row.Cosignatures, signature);
            if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(newest.Note + lines), out var whole, out var error))
            {
                throw new InvalidDataException($"the checkpoint with its cosignatures: {error}");
            }

            try
            {
                await writer.WriteAsync(
                    new CosignatureWrite(newest.Epoch, newest.Checkpoint.Size, row.Cosignatures, lines, policy.Quorum != WitnessPolicy.None && policy.IsMet(whole)),
                    cancellationToken);
                return;
            }
            catch (RowsExpectedException)
            {
                // Another witness has answered meanwhile.
            }
        }

        throw new LedgerUnavailableException("cosignatures of others were stored faster each time");
    }
}
