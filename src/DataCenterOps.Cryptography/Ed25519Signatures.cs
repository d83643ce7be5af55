using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace DataCenterOps.Cryptography;

/// <summary>Ed25519 (RFC 8032, pure, without context): who holds the seed has signed these very bytes.</summary>
public static class Ed25519Signatures
{
    /// <summary>Bytes of a seed, which is the private key.</summary>
    public const int SeedBytes = 32;

    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyBytes = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>A new seed from the system's generator.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    /// <summary>The public key of <paramref name="seed"/>.</summary>
    /// <exception cref="ArgumentException">The seed does not have <see cref="SeedBytes"/> bytes.</exception>
    public static byte[] PublicKeyOf(byte[] seed)
    {
        Require(seed);
        var key = new byte[PublicKeyBytes];
        Ed25519.GeneratePublicKey(seed, 0, key, 0);
        return key;
    }

    /// <summary>The signature of <paramref name="message"/>.</summary>
    /// <exception cref="ArgumentException">The seed does not have <see cref="SeedBytes"/> bytes.</exception>
    public static byte[] Sign(byte[] seed, byte[] message)
    {
        Require(seed);
        ArgumentNullException.ThrowIfNull(message);
        var signature = new byte[SignatureBytes];
        Ed25519.Sign(seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Whether <paramref name="signature"/> is that of <paramref name="message"/> by the key; what has another length is not.</summary>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(signature);
        return publicKey.Length == PublicKeyBytes && signature.Length == SignatureBytes
            && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length);
    }

    private static void Require(byte[] seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        if (seed.Length != SeedBytes)
        {
            throw new ArgumentException($"a seed has {SeedBytes} bytes", nameof(seed));
        }
    }
}
