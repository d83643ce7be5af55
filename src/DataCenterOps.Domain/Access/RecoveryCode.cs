using System.Security.Cryptography;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// A code for the day when the telephone is lost: good once, in place of the authenticator's. 80 random bits, so that a plain
/// hash of it cannot be searched backwards.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many a person gets at a time.</summary>
    public const int PerPerson = 10;

    private const int Groups = 4;
    private const int GroupLength = 4;

    /// <summary>Makes one, as in <c>k3vp-….</c></summary>
    public static string Create() => string.Join(
        '-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", GroupLength)));

    /// <summary>Whether a text can be one; spaces and the case do not matter.</summary>
    public static bool IsPlausible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Canonical(text).Length == Groups * GroupLength;
    }

    /// <summary>What is kept of one.</summary>
    public static string Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ApiToken.Hash(Canonical(text));
    }

    private static string Canonical(string text) =>
        new([.. text.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).Take((Groups * GroupLength) + 1)]);
}
