using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>Makes verifiers of the text forms of keys.</summary>
public static class NoteVerifiers
{
    /// <summary>What verifies with <paramref name="key"/>, or nothing when we do not know its type or its length is another.</summary>
    public static INoteVerifier? Of(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key switch
        {
            { Type: VerifierKey.Ed25519, PublicKey.Length: Ed25519Signatures.PublicKeyBytes } => new Ed25519(key),
            { Type: VerifierKey.Ed25519Cosignature, PublicKey.Length: Ed25519Signatures.PublicKeyBytes } => new Ed25519Cosignature(key),
            { Type: VerifierKey.MlDsa44, PublicKey.Length: MlDsa44Signatures.PublicKeyBytes } => new MlDsa44(key),
            _ => null,
        };
    }

    /// <summary>Reads keys, one a line; empty lines are none.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="keys">At least one.</param>
    /// <param name="error">Which line is no key that we can verify with.</param>
    public static bool TryParse(string text, out ImmutableArray<INoteVerifier> keys, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        keys = [];
        var read = ImmutableArray.CreateBuilder<INoteVerifier>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A cosignature of Ed25519 is a witness's: no log signs with it.
            if (!VerifierKey.TryParse(line, out var key) || key.Type == VerifierKey.Ed25519Cosignature || Of(key) is not { } verifier)
            {
                error = $"`{(line.Length > 60 ? line[..60] + "…" : line)}` is no verifier key of Ed25519 or ML-DSA-44";
                return false;
            }

            read.Add(verifier);
        }

        keys = read.ToImmutable();
        error = keys.IsEmpty ? "there is no verifier key" : null;
        return error is null;
    }

    /// <summary>The same keys under the log's name in another epoch.</summary>
    public static ImmutableArray<INoteVerifier> Named(IEnumerable<INoteVerifier> keys, string origin) =>
        [.. keys.Select(key => Of(key.Key.Named(origin))!)];

    private sealed class Ed25519(VerifierKey key) : INoteVerifier
    {
        private readonly byte[] _publicKey = key.PublicKey.ToArray();

        public VerifierKey Key => key;

        public bool Verify(string text, ReadOnlySpan<byte> signature) =>
            Ed25519Signatures.Verify(_publicKey, Encoding.UTF8.GetBytes(text), signature.ToArray());
    }

    private sealed class Ed25519Cosignature(VerifierKey key) : INoteVerifier
    {
        private readonly byte[] _publicKey = key.PublicKey.ToArray();

        public VerifierKey Key => key;

        public bool Verify(string text, ReadOnlySpan<byte> signature)
        {
            if (signature.Length != CosignedMessage.TimeBytes + Ed25519Signatures.SignatureBytes || !Checkpoint.TryParse(text, out _))
            {
                return false;
            }

            var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature);
            return seconds <= long.MaxValue && Ed25519Signatures.Verify(
                _publicKey, CosignedMessage.OfEd25519(seconds, text), signature[CosignedMessage.TimeBytes..].ToArray());
        }
    }

    private sealed class MlDsa44(VerifierKey key) : INoteVerifier
    {
        private readonly byte[] _publicKey = key.PublicKey.ToArray();

        public VerifierKey Key => key;

        public bool Verify(string text, ReadOnlySpan<byte> signature)
        {
            if (signature.Length != CosignedMessage.TimeBytes + MlDsa44Signatures.SignatureBytes
                || !Checkpoint.TryParse(text, out var checkpoint) || !SignedNote.IsName(checkpoint.Origin))
            {
                return false;
            }

            var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature);
            return seconds <= long.MaxValue && MlDsa44Signatures.Verify(
                _publicKey, CosignedMessage.Of(key.Name, seconds, checkpoint), signature[CosignedMessage.TimeBytes..].ToArray());
        }
    }
}
