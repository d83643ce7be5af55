namespace DataCenterOps.Cel;

/// <summary>Texts as sequences of code points.</summary>
internal static class CelText
{
    /// <summary>The length in code points.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\uDC00', '\uDFFF') < 0)
        {
            return text.Length;
        }

        var length = 0;
        foreach (var c in text)
        {
            length += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return length;
    }

    /// <summary>The offset of a code point by its index; -1 outside 0 to the length.</summary>
    public static int Offset(string text, long index)
    {
        if (index < 0 || index > text.Length)
        {
            return -1;
        }

        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return (int)index;
        }

        var offset = 0;
        for (; index > 0 && offset < text.Length; index--)
        {
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length ? 2 : 1;
        }

        return index == 0 ? offset : -1;
    }

    /// <summary>The index of a code point by its offset.</summary>
    public static long Index(string text, int offset) => Length(text.AsSpan(0, offset));

    /// <summary>The order by code points. Ordinal order differs: surrogates sort below U+E000.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Weight(left[common]).CompareTo(Weight(right[common]));
    }

    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
