using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A key as it is handed to those who verify: <c>name+id+base64</c> (c2sp.org/signed-note, verifier keys).</summary>
public sealed record VerifierKey
{
    /// <summary>The type of an Ed25519 signature over the note's text.</summary>
    public const byte Ed25519 = 0x01;

    /// <summary>The type of an Ed25519 cosignature of a checkpoint, with its time (c2sp.org/tlog-cosignature).</summary>
    public const byte Ed25519Cosignature = 0x04;

    /// <summary>The type of an ML-DSA-44 cosignature of a checkpoint (c2sp.org/tlog-cosignature).</summary>
    public const byte MlDsa44 = 0x06;

    /// <summary>Makes a key of its parts.</summary>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public VerifierKey(string name, byte type, ReadOnlyMemory<byte> publicKey)
    {
        if (!SignedNote.IsName(name))
        {
            throw new ArgumentException($"`{name}` is no name of a key", nameof(name));
        }

        (Name, Type, PublicKey, KeyId) = (name, type, publicKey, IdOf(name, type, publicKey.Span));
    }

    /// <summary>Its name; that of a log's key is the log's origin.</summary>
    public string Name { get; }

    /// <summary>The type of signature it verifies.</summary>
    public byte Type { get; }

    /// <summary>The public key in the form of its type.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The first four bytes of <c>SHA-256(name || 0A || type || public key)</c>.</summary>
    public uint KeyId { get; }

    /// <summary>Reads the text form; the id in it must be that of the key.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        // Base64 has plus signs, too: only the first two divide.
        if (text is null || text.Length > 8 * 1024 || text.Split('+', 3) is not [var name, { Length: 8 } id, var base64]
            || !SignedNote.IsName(name)
            || !uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var keyId)
            || StrictText.Base64(base64) is not { Length: > 1 } bytes)
        {
            return false;
        }

        var read = new VerifierKey(name, bytes[0], bytes.AsMemory(1));
        key = read.KeyId == keyId ? read : null;
        return key is not null;
    }

    /// <summary>The same key under the log's name in another epoch: the log keeps its keys, and their ids change with the name.</summary>
    public VerifierKey Named(string name) => new(name, Type, PublicKey);

    /// <summary>The text form.</summary>
    public override string ToString() =>
        $"{Name}+{KeyId.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([Type, .. PublicKey.Span])}";

    private static uint IdOf(string name, byte type, ReadOnlySpan<byte> publicKey)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', type, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(text));
    }
}
