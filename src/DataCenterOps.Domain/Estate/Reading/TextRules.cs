using System.Buffers;
using System.Text;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Estate;

/// <summary>What a text may hold: no control characters, no characters that turn the direction of what follows.</summary>
internal static class TextRules
{
    // C0 (tab and line ends are handled apart), DEL, C1, line and paragraph separator, bidi controls, the byte order mark
    // and noncharacters. A reviewer must see what a machine reads.
    private const string LineEndsAndTab = "\t\n\r";
    private static readonly string Forbidden = string.Concat(
        Range(0x00, 0x1F).Except(LineEndsAndTab).Concat(Range(0x7F, 0x9F)).Concat("\u2028\u2029\u061C\u200E\u200F")
            .Concat(Range(0x202A, 0x202E)).Concat(Range(0x2066, 0x2069)).Concat("\uFEFF\uFFFE\uFFFF"));

    private static readonly SearchValues<char> InFile = SearchValues.Create(Forbidden);
    private static readonly SearchValues<char> InValue = SearchValues.Create(Forbidden + LineEndsAndTab);

    /// <summary>The place of the next character that a file may not hold, or −1.</summary>
    public static int NextForbiddenInFile(ReadOnlySpan<char> text) => text.IndexOfAny(InFile);

    /// <summary>The place of the first character that a value may not hold, or −1.</summary>
    public static int ForbiddenInValue(string text) => text.AsSpan().IndexOfAny(InValue);

    /// <summary>The place of the first half of a character that has no other half, or −1.</summary>
    public static int LoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; ;)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return i;
            }

            i += 2;
        }
    }

    /// <summary>NFC.</summary>
    public static string Normalize(string text) =>
        NormalForm.IsNfc(text) ? text : text.Normalize(NormalizationForm.FormC);

    /// <summary>Code points.</summary>
    public static int Length(string text)
    {
        var surrogates = 0;
        foreach (var c in text)
        {
            surrogates += char.IsLowSurrogate(c) ? 1 : 0;
        }

        return text.Length - surrogates;
    }

    /// <summary>What the user wrote, in backticks, short enough for a message and without what would disturb it.</summary>
    public static string Quote(string text)
    {
        const int Longest = 60;
        var builder = new StringBuilder("`", Longest + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (builder.Length > Longest)
            {
                builder.Append('…');
                break;
            }

            var shown = rune.Value < 0x10000 && InValue.Contains((char)rune.Value) ? new Rune('\uFFFD') : rune;
            builder.Append(shown.ToString());
        }

        return builder.Append('`').ToString();
    }

    private static IEnumerable<char> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
