namespace DataCenterOps.Cel.Tests.Fuzzing;

/// <summary>Spoils texts: cuts, doubles, swaps and mixes them, and puts in what parsers trip over. The same seed spoils the same way.</summary>
internal sealed class Mutations(Dice dice, IReadOnlyList<string> corpus)
{
    private static readonly string[] Morsels =
    [
        "(", ")", "[", "]", "{", "}", ".", ",", "?", ":", "'", "\"", "'''", "\\", "\\x", "\\u12", "\\U0010FFFF", "`", "//", "\n", "\r\n", "\0",
        "&&", "||", "!", "-", "--", "+", "*", "/", "%", "==", "!=", "<=", ">", " in ", "0x", "1e", "1e999", "9223372036854775808", "18446744073709551616u",
        ".5", "1.", "u", "r'", "b'", "br\"", "true", "null", "for", "has(", ".all(x, ", ".map(x, ", ".exists_one(", ".filter(", "cel.bind(a, ",
        ".?", "[?", "{?", "\ud83d", "\udc00", "😀", "é", "‮", "﻿", "٣", "in", "@", "$", "#", ";", "~", "matches('(", "(?i)", "{1,1000}", "\\pL",
    ];

    public string Next()
    {
        var text = corpus[dice.Next(corpus.Count)];
        for (var times = dice.Next(1, 6); times > 0; times--)
        {
            text = Once(text);
        }

        return text;
    }

    private string Once(string text)
    {
        var (from, to) = (dice.Next(text.Length + 1), dice.Next(text.Length + 1));
        (from, to) = from < to ? (from, to) : (to, from);
        switch (dice.Next(8))
        {
            case 0:
                return text.Remove(from, to - from);
            case 1:
                return text.Insert(from, dice.Of<string>(Morsels));
            case 2:
                return text.Insert(from, text[from..to]);
            case 3:
                var other = corpus[dice.Next(corpus.Count)];
                return text[..from] + other[Math.Min(to, other.Length)..];
            case 4 when text.Length > 0:
                var at = dice.Next(text.Length);
                return text[..at] + (char)(text[at] ^ (1 << dice.Next(7))) + text[(at + 1)..];
            case 5:
                return text[..from] + string.Concat(Enumerable.Repeat(dice.Of<string>(Morsels), dice.Next(1, 300))) + text[to..];
            case 6 when to < text.Length:
                return text[..from] + text[to] + text[from..];
            default:
                return text[..from] + dice.Of<string>(Morsels) + text[to..];
        }
    }
}
