using System.Text;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>Signs the text of notes with Ed25519 (type <c>0x01</c> of c2sp.org/signed-note).</summary>
public sealed class Ed25519NoteSigner(string name, byte[] seed) : INoteSigner
{
    /// <inheritdoc/>
    public VerifierKey Key { get; } = new(name, VerifierKey.Ed25519, Ed25519Signatures.PublicKeyOf(seed));

    /// <inheritdoc/>
    public NoteSignature Sign(Checkpoint checkpoint, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return Sign(checkpoint.ToString());
    }

    /// <summary>Signs the text of an archive's seal.</summary>
    public NoteSignature Sign(BackupSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Sign(seal.ToString());
    }

    /// <summary>Signs a pack.</summary>
    public SignedNote Sign(PackNote pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new SignedNote(pack.ToString(), [Sign(pack.ToString())]);
    }

    private NoteSignature Sign(string text) => new(Key.Name, Key.KeyId, Ed25519Signatures.Sign(seed, Encoding.UTF8.GetBytes(text)));
}
