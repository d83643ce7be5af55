using System.Text;

namespace DataCenterOps.Cel;

/// <summary>Functions of texts. Indices count code points; case is that of ASCII.</summary>
internal static class StringFunctions
{
    private static readonly CelType S = CelType.String;
    private static readonly CelType I = CelType.Int;
    private static readonly CelCost Linear = new(1, CelCostShape.Tenth);
    private static readonly CelCost Search = new(1, CelCostShape.Product);
    private static readonly CelCost Each = new(1, CelCostShape.Size);
    private static readonly CelCost Whole = new(1, CelCostShape.Deep);

    public static IEnumerable<CelFunction> Functions() => [.. Positions(), .. Changes(), .. Lists()];

    private static IEnumerable<CelFunction> Positions()
    {
        yield return Member("charAt", [S, I], S, Linear, a => CharAt(a[0].AsString(), a[1].AsInt())).WithResultSize(2);
        yield return Member("indexOf", [S, S], I, Search, a => IndexOf(a[0].AsString(), a[1].AsString(), 0));
        yield return Member("indexOf", [S, S, I], I, Search, a => IndexOf(a[0].AsString(), a[1].AsString(), a[2].AsInt()));
        yield return Member("lastIndexOf", [S, S], I, Search, a => LastIndexOf(a[0].AsString(), a[1].AsString(), null));
        yield return Member("lastIndexOf", [S, S, I], I, Search,
            a => LastIndexOf(a[0].AsString(), a[1].AsString(), a[2].AsInt()));
        yield return Member("substring", [S, I], S, Linear,
            a => Substring(a[0].AsString(), a[1].AsInt(), CelText.Length(a[0].AsString())));
        yield return Member("substring", [S, I, I], S, Linear,
            a => Substring(a[0].AsString(), a[1].AsInt(), a[2].AsInt()));
    }

    private static IEnumerable<CelFunction> Changes()
    {
        yield return Member("lowerAscii", [S], S, Linear, a => Map(a[0].AsString(), char.IsAsciiLetterUpper, ' '));
        yield return Member("upperAscii", [S], S, Linear, a => Map(a[0].AsString(), char.IsAsciiLetterLower, ' '));
        yield return Member("trim", [S], S, Linear, a => CelValue.FromString(a[0].AsString().Trim()));
        yield return Member("reverse", [S], S, Each, a => Reverse(a[0].AsString()));
        yield return Member("replace", [S, S, S], S, Search,
            a => Replace(a[0].AsString(), a[1].AsString(), a[2].AsString(), -1)).WithResultSize(CelLimits.TextLength);
        yield return Member("replace", [S, S, S, I], S, Search,
            a => Replace(a[0].AsString(), a[1].AsString(), a[2].AsString(), a[3].AsInt())).WithResultSize(CelLimits.TextLength);
        yield return CelFunction.Global("strings.quote", [S], S, Each, a => Quote(a[0].AsString()))
            .WithResultSize(CelLimits.TextLength);
    }

    private static IEnumerable<CelFunction> Lists()
    {
        var texts = CelType.List(S);
        yield return Member("split", [S, S], texts, Each, a => Split(a[0].AsString(), a[1].AsString(), -1));
        yield return Member("split", [S, S, I], texts, Each, a => Split(a[0].AsString(), a[1].AsString(), a[2].AsInt()));
        yield return Member("join", [texts], S, Whole, a => Join(a[0].Items, "")).WithResultSize(CelLimits.TextLength);
        yield return Member("join", [texts, S], S, Whole, a => Join(a[0].Items, a[1].AsString()))
            .WithResultSize(CelLimits.TextLength);
    }

    private static CelFunction Member(
        string name, CelType[] parameters, CelType result, CelCost cost, CelFunctionBody body) =>
        CelFunction.Member(name, [.. parameters], result, cost, body);

    private static CelValue Outside(long index) =>
        CelValue.Fail(CelCodes.IndexOutOfRange, $"the text has no position `{CelValue.FromInt(index)}`");

    private static CelValue Bounded(string text) =>
        text.Length > CelLimits.TextLength ? Arithmetic.TooLarge("text") : CelValue.FromString(text);

    private static CelValue CharAt(string text, long index)
    {
        var offset = CelText.Offset(text, index);
        if (offset < 0)
        {
            return Outside(index);
        }

        return CelValue.FromString(offset == text.Length ? "" : Rune.GetRuneAt(text, offset).ToString());
    }

    private static CelValue IndexOf(string text, string wanted, long from)
    {
        var offset = CelText.Offset(text, from);
        if (offset < 0)
        {
            return Outside(from);
        }

        var found = text.IndexOf(wanted, offset, StringComparison.Ordinal);
        return CelValue.FromInt(found < 0 ? -1 : CelText.Index(text, found));
    }

    private static CelValue LastIndexOf(string text, string wanted, long? from)
    {
        var offset = from is null ? text.Length : CelText.Offset(text, from.Value);
        if (offset < 0)
        {
            return Outside(from!.Value);
        }

        var end = Math.Min(text.Length, offset + wanted.Length);
        var found = text.AsSpan(0, end).LastIndexOf(wanted, StringComparison.Ordinal);
        return CelValue.FromInt(found < 0 ? -1 : CelText.Index(text, found));
    }

    private static CelValue Substring(string text, long from, long to)
    {
        var (start, end) = (CelText.Offset(text, from), CelText.Offset(text, to));
        if (start < 0)
        {
            return Outside(from);
        }

        return end < start ? Outside(to) : CelValue.FromString(text[start..end]);
    }

    private static CelValue Map(string text, Func<char, bool> changes, char difference) =>
        CelValue.FromString(string.Create(text.Length, (text, changes, difference), static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                var c = source.text[i];
                target[i] = source.changes(c) ? (char)(c ^ source.difference) : c;
            }
        }));

    private static CelValue Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (i > 0 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                i--;
                reversed.Append(text, i, 2);
            }
            else
            {
                reversed.Append(text[i]);
            }
        }

        return CelValue.FromString(reversed.ToString());
    }

    private static CelValue Replace(string text, string wanted, string by, long most)
    {
        var result = new StringBuilder();
        var at = 0;
        while (most != 0 && result.Length <= CelLimits.TextLength)
        {
            // An empty text is found before every code point and at the end.
            var found = wanted.Length == 0 ? at : text.IndexOf(wanted, at, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            result.Append(text, at, found - at).Append(by);
            at = found + wanted.Length;
            most--;
            if (wanted.Length == 0)
            {
                if (at == text.Length)
                {
                    return Bounded(result.ToString());
                }

                var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                result.Append(text, at, length);
                at += length;
            }
        }

        return Bounded(result.Append(text, at, text.Length - at).ToString());
    }

    private static CelValue Quote(string text)
    {
        var quoted = new StringBuilder();
        CelPrinter.Quote(quoted, text);
        return Bounded(quoted.ToString());
    }

    private static CelValue Split(string text, string separator, long most)
    {
        if (most == 0)
        {
            return CelValue.OfItems([]);
        }

        var parts = new List<CelValue>();
        var at = 0;
        while (most < 0 || parts.Count < most - 1)
        {
            int next;
            if (separator.Length == 0)
            {
                var length = at < text.Length && char.IsHighSurrogate(text[at]) ? 2 : 1;
                next = at + length < text.Length ? at + length : -1;
            }
            else
            {
                next = text.IndexOf(separator, at, StringComparison.Ordinal);
            }

            if (next < 0)
            {
                break;
            }

            parts.Add(CelValue.FromString(text[at..next]));
            at = next + separator.Length;
        }

        if (separator.Length > 0 || at < text.Length)
        {
            parts.Add(CelValue.FromString(text[at..]));
        }

        return CelValue.OfItems([.. parts]);
    }

    private static CelValue Join(CelValue[] items, string separator)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < items.Length && joined.Length <= CelLimits.TextLength; i++)
        {
            if (items[i].Kind != CelKind.String)
            {
                return CelValue.Fail(CelCodes.NoSuchOverload, $"`join` does not take `{ValueTypes.Name(items[i])}`");
            }

            joined.Append(i == 0 ? "" : separator).Append(items[i].AsString());
        }

        return Bounded(joined.ToString());
    }
}
