using System.Collections.Immutable;
using System.Text;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Passwords that are made of nothing but words that everybody tries: common ones, and those of this place. What is left of a
/// password without them, and without runs such as <c>1234</c> and <c>aaaa</c>, is what somebody had to think of.
/// </summary>
public static class PasswordWords
{
    /// <summary>The fewest letters and digits that are left of a good password.</summary>
    public const int FewestLeft = 6;

    /// <summary>Words of the place that are looked at; more would take longer than hashing.</summary>
    public const int MaxContext = 2_000;

    private const int ShortestWord = 3;

    // What lists of leaked passwords begin with, in the languages of the keyboards here, and this program's own names.
    private static readonly ImmutableArray<string> Common =
    [
        "password", "passwort", "passw0rd", "passe", "motdepasse", "secret", "admin", "administrator", "administrateur", "root", "user", "guest",
        "login", "access", "acces", "welcome", "bienvenue", "bonjour", "hello", "salam", "marhaba", "qwertyuiop", "qwerty", "asdfghjkl", "asdf", "zxcvbnm", "zxcvbn",
        "azertyuiop", "azerty", "qsdfghjklm", "qsdf", "wxcvbn", "qazwsx", "1q2w3e4r5t", "1q2w3e4r", "1q2w3e", "iloveyou", "jetaime", "letmein", "monkey", "dragon",
        "football", "master", "superman", "sunshine", "princess", "princesse", "soleil", "changeme", "changeit", "default", "temp", "test", "demo",
        "server", "serveur", "computer", "internet", "datacenterops", "datacenter", "dcops", "algeria", "algerie", "dzair", "dz",
        "januar", "january", "janvier", "spring", "summer", "autumn", "winter", "printemps", "automne", "hiver", "ete",
    ];

    /// <summary>Whether the password is made of such words alone.</summary>
    /// <param name="password">The password.</param>
    /// <param name="context">Words of the place: the name to sign in with, the person's, those of sites.</param>
    public static bool IsCommon(string password, IEnumerable<string> context)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(context);
        var words = Common.Concat(context.Take(MaxContext).SelectMany(WordsOf)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length).ToArray();
        return Left(Plain(password), words) < FewestLeft || Left(Unmasked(password), words) < FewestLeft;
    }

    /// <summary>The words of a name, in the form that they are compared in.</summary>
    public static IEnumerable<string> WordsOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var word = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length >= ShortestWord)
            {
                yield return word.ToString();
            }

            word.Clear();
        }
    }

    private static int Left(string text, string[] words)
    {
        foreach (var word in words)
        {
            // A mark in its place: what stood on both sides does not become a word together.
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        var (left, before) = (0, ' ');
        foreach (var c in text)
        {
            left += char.IsLetterOrDigit(c) && Math.Abs(c - before) > 1 ? 1 : 0;
            before = c;
        }

        return left;
    }

    private static string Plain(string password) => new([.. password.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    // As people mask words: p@ssw0rd.
    private static string Unmasked(string password) => Plain(new string([.. password.Select(c => c switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '$' or '5' => 's',
        '7' => 't',
        _ => c,
    })]));
}
