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
