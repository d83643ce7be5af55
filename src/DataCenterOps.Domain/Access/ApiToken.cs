using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// The text of an API token: a prefix that secret scanners recognise and 256 random bits. The program keeps its hash
/// alone: with that much randomness a plain SHA-256 cannot be searched backwards.
/// </summary>
public static class ApiToken
{
    /// <summary>What every token begins with.</summary>
    public const string Prefix = "dcops_";

    /// <summary>What the secret of a program begins with that a person has let in.</summary>
    public const string SessionPrefix = Prefix + "session_";

    /// <summary>The fewest characters of a token that came from outside: the set-up token is chosen by its operator.</summary>
    public const int MinLength = 32;

    /// <summary>The most characters of a token that came from outside.</summary>
    public const int MaxLength = 256;

    /// <summary>Makes a token. It is shown once and never again.</summary>
    public static string Create() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Makes the secret of a program that asks a person to let it in.</summary>
    public static string CreateForSession() => SessionPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a token, lower-case hexadecimal.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Hashes a token that came from outside, if it can be one.</summary>
    public static bool TryHash(ReadOnlySpan<char> token, [NotNullWhen(true)] out string? sha256)
    {
        var plausible = token.Length is >= MinLength and <= MaxLength && !token.ContainsAnyExceptInRange('!', '~');
        sha256 = plausible ? HashAscii(token) : null;
        return plausible;
    }

    private static string HashAscii(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(token, bytes)], hash);
        return Convert.ToHexStringLower(hash);
    }
}
