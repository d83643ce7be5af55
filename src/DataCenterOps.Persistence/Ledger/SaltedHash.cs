using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>Hashes of what is few and guessable, as names and commands are: without the salt the hash would tell them.</summary>
internal static class SaltedHash
{
    // As long as the hash: a shorter one could be searched with the text.
    private const int SaltBytes = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>SHA-256 of salt and bytes, in lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. bytes]));

    public static string Of(ReadOnlySpan<byte> salt, string text) => Of(salt, Encoding.UTF8.GetBytes(text));
}
