using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DataCenterOps.Cryptography;

/// <summary>
/// ML-DSA-44 (FIPS 204, pure, empty context, deterministic): a signature that a quantum computer cannot forge either.
/// </summary>
public static class MlDsa44Signatures
{
    /// <summary>Bytes of a seed, from which the private key is made.</summary>
    public const int SeedBytes = 32;

    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyBytes = 1_312;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 2_420;

    /// <summary>A new seed from the system's generator.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    /// <summary>The public key of <paramref name="seed"/>.</summary>
    /// <exception cref="ArgumentException">The seed does not have <see cref="SeedBytes"/> bytes.</exception>
    public static byte[] PublicKeyOf(byte[] seed) => PrivateKey(seed).GetPublicKeyEncoded();

    /// <summary>The signature of <paramref name="message"/>.</summary>
    /// <exception cref="ArgumentException">The seed does not have <see cref="SeedBytes"/> bytes.</exception>
    public static byte[] Sign(byte[] seed, byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(forSigning: true, PrivateKey(seed));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    /// <summary>Whether <paramref name="signature"/> is that of <paramref name="message"/> by the key; what has another length is not.</summary>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(signature);
        if (publicKey.Length != PublicKeyBytes || signature.Length != SignatureBytes)
        {
            return false;
        }

        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(forSigning: false, MLDsaPublicKeyParameters.FromEncoding(MLDsaParameters.ml_dsa_44, publicKey));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    private static MLDsaPrivateKeyParameters PrivateKey(byte[] seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        return seed.Length == SeedBytes
            ? MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, seed)
            : throw new ArgumentException($"a seed has {SeedBytes} bytes", nameof(seed));
    }
}
