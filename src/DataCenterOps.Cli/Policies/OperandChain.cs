namespace DataCenterOps.Cli.Policies;

/// <summary>
/// A run of operands that <c>||</c> or <c>&amp;&amp;</c> joins, as the text has them. Lint needs the operands, not a tree:
/// an error that one operand raises is swallowed when another decides the run.
/// </summary>
/// <param name="Operator"><c>||</c> or <c>&amp;&amp;</c>.</param>
/// <param name="IsNegated">Whether an odd number of <c>!</c> stands over it.</param>
/// <param name="IsWhole">Whether it is the whole expression.</param>
/// <param name="Operands">Where each begins and ends, in the text.</param>
internal sealed record OperandChain(string Operator, bool IsNegated, bool IsWhole, IReadOnlyList<Range> Operands)
{
    /// <summary>Every run of two operands or more.</summary>
    public static IReadOnlyList<OperandChain> In(string source)
    {
        var blank = WithoutTexts(source);
        var found = new List<OperandChain>();
        Scan(blank, 0, blank.Length, isNegated: false, isWhole: true, found);
        return found;
    }

    /// <summary>The text with everything within quotes made blank, so that a sign in a text is no operator.</summary>
    public static string WithoutTexts(string source)
    {
        var blank = source.ToCharArray();
        for (var i = 0; i < blank.Length; i++)
        {
            if (source[i] is not ('"' or '\''))
            {
                continue;
            }

            var quote = source[i];
            for (i++; i < source.Length && source[i] != quote; i++)
            {
                if (source[i] == '\\' && i + 1 < source.Length)
                {
                    blank[i++] = '_';
                }

                blank[i] = '_';
            }
        }

        return new string(blank);
    }

    // One level between brackets. `?`, `:` and `,` part it; `||` binds less than `&&`; brackets are scanned on their own.
    private static void Scan(string text, int from, int to, bool isNegated, bool isWhole, List<OperandChain> found)
    {
        var parts = Split(text, from, to, ["?", ":", ","]);
        foreach (var part in parts)
        {
            var either = Split(text, part.Start.Value, part.End.Value, ["||"]);
            Add("||", either, isNegated, isWhole && parts.Count == 1, found);
            foreach (var operand in either)
            {
                var both = Split(text, operand.Start.Value, operand.End.Value, ["&&"]);
                Add("&&", both, isNegated, isWhole && parts.Count == 1 && either.Count == 1, found);
                foreach (var inner in both)
                {
                    ScanBrackets(text, inner, isNegated, isWhole && parts.Count == 1 && either.Count == 1 && both.Count == 1, found);
                }
            }
        }
    }

    private static void ScanBrackets(string text, Range part, bool isNegated, bool isWhole, List<OperandChain> found)
    {
        // A `!` before a call stands over what the call's brackets hold too: `!a.exists(x, …)`.
        var flips = text[part].TrimStart().TakeWhile(c => c == '!').Count() % 2 == 1;
        for (var i = part.Start.Value; i < part.End.Value; i++)
        {
            if (text[i] is not ('(' or '[' or '{'))
            {
                continue;
            }

            var end = Closing(text, i, part.End.Value);
            var isGroup = isWhole && text[i] == '(' && text[part.Start.Value..i].All(char.IsWhiteSpace) && text[(end + 1)..part.End.Value].All(char.IsWhiteSpace);
            Scan(text, i + 1, end, isNegated != flips, isGroup, found);
            i = end;
        }
    }

    private static void Add(string sign, List<Range> operands, bool isNegated, bool isWhole, List<OperandChain> found)
    {
        if (operands.Count > 1)
        {
            found.Add(new OperandChain(sign, isNegated, isWhole, operands));
        }
    }

    private static List<Range> Split(string text, int from, int to, ReadOnlySpan<string> signs)
    {
        var parts = new List<Range>();
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (text[i] is '(' or '[' or '{')
            {
                i = Closing(text, i, to);
                continue;
            }

            foreach (var sign in signs)
            {
                // `a.?b` and `m[?k]` are no conditions.
                if (string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0 && !(sign == "?" && i > from && text[i - 1] == '.'))
                {
                    parts.Add(start..i);
                    start = i + sign.Length;
                    i = start - 1;
                    break;
                }
            }
        }

        parts.Add(start..to);
        return parts;
    }

    private static int Closing(string text, int open, int to)
    {
        var depth = 0;
        for (var i = open; i < to; i++)
        {
            depth += text[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return to - 1;
    }
}
