using System.Text;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// Whether a text is in Unicode's form NFC. Two spellings of one text would be two hashes of one fact, so every document and entry is asked; the library takes
/// microseconds, and what Arabic, French and English are written in can be told at a glance.
/// </summary>
public static class NormalForm
{
    // No character below U+0300 and none of these is changed by NFC, combines with the one before it or stands behind it by class (NFC_Quick_Check = Yes and
    // Canonical_Combining_Class = 0 in DerivedNormalizationProps.txt and DerivedCombiningClass.txt of the Unicode Character Database): no sequence of them can be
    // in another form. Marks, such as the vowel signs of Arabic, are not among them.
    private const char FirstOther = '\u0300';

    private static bool IsInert(char letter) => letter < FirstOther
        || letter is (>= '\u0620' and <= '\u064A') or (>= '\u0660' and <= '\u066F') or (>= '\u2010' and <= '\u2027') or '\u202F';

    /// <summary>Whether <paramref name="text"/> is in NFC.</summary>
    public static bool IsNfc(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!IsInert(letter))
            {
                return text.IsNormalized(NormalizationForm.FormC);
            }
        }

        return true;
    }

    /// <summary>Whether a text in UTF-8 is in NFC.</summary>
    public static bool IsNfc(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        while (rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at)
        {
            rest = rest[at..];
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done || !rune.IsBmp || !IsInert((char)rune.Value))
            {
                return Encoding.UTF8.GetString(utf8).IsNormalized(NormalizationForm.FormC);
            }

            rest = rest[length..];
        }

        return true;
    }
}
