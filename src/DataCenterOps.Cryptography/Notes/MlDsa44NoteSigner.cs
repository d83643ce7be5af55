using System.Buffers.Binary;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>Cosigns checkpoints with ML-DSA-44 (type <c>0x06</c> of c2sp.org/tlog-cosignature).</summary>
public sealed class MlDsa44NoteSigner(string name, byte[] seed) : INoteSigner
{
    /// <inheritdoc/>
    public VerifierKey Key { get; } = new(name, VerifierKey.MlDsa44, MlDsa44Signatures.PublicKeyOf(seed));

    /// <inheritdoc/>
    public NoteSignature Sign(Checkpoint checkpoint, DateTimeOffset time)
    {
        var seconds = (ulong)Math.Max(0, time.ToUnixTimeSeconds());
        var line = new byte[CosignedMessage.TimeBytes + MlDsa44Signatures.SignatureBytes];
        BinaryPrimitives.WriteUInt64BigEndian(line, seconds);
        MlDsa44Signatures.Sign(seed, CosignedMessage.Of(Key.Name, seconds, checkpoint)).CopyTo(line, CosignedMessage.TimeBytes);
        return new NoteSignature(Key.Name, Key.KeyId, line);
    }
}
