using System.Security.Cryptography;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>AES-256-GCM with a random nonce: nonce (12), ciphertext, tag (16). A key seals a tenant's details of one month: far from the 2^32 that NIST SP 800-38D allows.</summary>
internal static class SealedBytes
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associated)
    {
        var box = new byte[NonceBytes + bytes.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), bytes, box.AsSpan(NonceBytes, bytes.Length), box.AsSpan(NonceBytes + bytes.Length), associated);
        return box;
    }

    /// <summary>What was sealed; nothing when it is not what was sealed with this key and these associated bytes.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        if (box.Length < NonceBytes + TagBytes || key.Length != KeyBytes)
        {
            return null;
        }

        var bytes = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], bytes, associated);
            return bytes;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
