using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>A private key of notes as other programs of c2sp.org/signed-note keep it: <c>PRIVATE+KEY+name+id+base64</c>, in one line.</summary>
public static class NoteKeyFile
{
    /// <summary>Bytes at most: the longest name, and the rest.</summary>
    public const int Bytes = 1024;

    private const string Begins = "PRIVATE+KEY+";

    /// <summary>A new key.</summary>
    /// <param name="name">Its name, which verifiers compare.</param>
    /// <returns>The file's line, and what others verify with.</returns>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public static (string Line, VerifierKey Key) Create(string name)
    {
        var seed = Ed25519Signatures.NewSeed();
        var key = new Ed25519NoteSigner(name, seed).Key;
        return ($"{Begins}{name}+{key.KeyId.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([VerifierKey.Ed25519, .. seed])}", key);
    }

    /// <summary>What signs with the key of <paramref name="line"/>; nothing where it is none, or its id is another key's.</summary>
    public static Ed25519NoteSigner? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var text = line.Trim();
        var bytes = new byte[1 + Ed25519Signatures.SeedBytes];
        if (!text.StartsWith(Begins, StringComparison.Ordinal) || text[Begins.Length..].Split('+', 3) is not [var name, var id, var base64]
            || !SignedNote.IsName(name) || !Convert.TryFromBase64String(base64, bytes, out var written) || written != bytes.Length
            || bytes[0] != VerifierKey.Ed25519)
        {
            return null;
        }

        var signer = new Ed25519NoteSigner(name, bytes[1..]);
        return signer.Key.KeyId.ToString("x8", CultureInfo.InvariantCulture) == id ? signer : null;
    }
}
