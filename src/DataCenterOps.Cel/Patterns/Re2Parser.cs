using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary>Reads RE2 syntax. Groups capture nothing: only a match is asked for.</summary>
internal ref struct Re2Parser
{
    private const int MaxRepeat = 1_000;
    private const int MaxNesting = 100;

    private readonly string _text;
    private int _at;
    private int _nesting;
    private bool _ignoreCase;
    private bool _multiline;
    private bool _dotAll;
    private string? _error;

    private Re2Parser(string text) => _text = text;

    private readonly bool AtEnd => _at >= _text.Length;

    private readonly char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    public static bool TryParse(string pattern, [NotNullWhen(true)] out PatternNode? tree, out int positions, out string message)
    {
        var parser = new Re2Parser(pattern);
        tree = parser.Alternatives(out var size);
        positions = (int)Math.Min(size, int.MaxValue);
        if (parser._error is null && !parser.AtEnd)
        {
            parser.Fail("`)` closes nothing");
        }

        if (parser._error is null && positions > CelLimits.PatternPositions)
        {
            parser.Fail("the pattern is too large");
        }

        message = parser._error is null ? "" : $"`{pattern}` is no pattern: {parser._error}";
        tree = parser._error is null ? tree : null;
        return tree is not null;
    }

    private void Fail(string message)
    {
        _error ??= message;
        _at = _text.Length;
    }

    private PatternNode Alternatives(out long positions)
    {
        if (++_nesting > MaxNesting)
        {
            Fail("it nests too deep");
        }

        var (ignoreCase, multiline, dotAll) = (_ignoreCase, _multiline, _dotAll);
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        positions = 0;
        while (true)
        {
            parts.Add(Sequence(out var more));
            positions += more;
            if (Peek() != '|')
            {
                break;
            }

            _at++;
        }

        (_ignoreCase, _multiline, _dotAll) = (ignoreCase, multiline, dotAll);
        _nesting--;
        return parts.Count == 1 ? parts[0] : new PatternNode.Choice(parts.ToImmutable());
    }

    private PatternNode Sequence(out long positions)
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        positions = 0;
        while (!AtEnd && Peek() is not ('|' or ')'))
        {
            if (Peek() == '\\' && Peek(1) == 'Q')
            {
                positions += Quoted(parts);
                continue;
            }

            var atom = Atom(out var repeatable, out var size);
            var (least, most, repeats) = Repetition(repeatable);
            positions = Math.Min(int.MaxValue, positions + (size * Math.Max(1, most < 0 ? least + 1 : most)));
            parts.Add(repeats ? new PatternNode.Repeat(atom, least, most) : atom);
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts.ToImmutable());
    }

    private int Quoted(ImmutableArray<PatternNode>.Builder parts)
    {
        var end = _text.IndexOf(@"\E", _at + 2, StringComparison.Ordinal);
        var literal = _text[(_at + 2)..(end < 0 ? _text.Length : end)];
        _at = end < 0 ? _text.Length : end + 2;
        foreach (var rune in literal.EnumerateRunes())
        {
            parts.Add(One(new CodePointSet().Add(rune.Value, rune.Value)));
        }

        return literal.Length;
    }

    private (int Least, int Most, bool Repeats) Repetition(bool repeatable)
    {
        var start = _at;
        var (least, most) = (1, 1);
        switch (Peek())
        {
            case '*':
                (least, most) = (0, -1);
                _at++;
                break;
            case '+':
                (least, most) = (1, -1);
                _at++;
                break;
            case '?':
                (least, most) = (0, 1);
                _at++;
                break;
            case '{' when TryCounts(out least, out most):
                break;
            default:
                return (1, 1, false);
        }

        if (!repeatable)
        {
            Fail($"`{_text[start.._at]}` repeats nothing");
        }
        else if (least > MaxRepeat || most > MaxRepeat || (most >= 0 && most < least))
        {
            Fail($"`{_text[start.._at]}` is no repetition");
        }

        if (Peek() == '?')
        {
            // Lazy or greedy makes no difference to whether there is a match.
            _at++;
        }

        if (Peek() is '*' or '+' or '?' || (Peek() == '{' && TryCounts(out _, out _)))
        {
            Fail("a repetition is repeated");
        }

        return (least, most, true);
    }

    private bool TryCounts(out int least, out int most)
    {
        (least, most) = (1, 1);
        var close = _text.IndexOf('}', _at);
        if (close < 0)
        {
            return false;
        }

        var inner = _text[(_at + 1)..close];
        var comma = inner.IndexOf(',', StringComparison.Ordinal);
        if (!TryCount(comma < 0 ? inner : inner[..comma], out least))
        {
            return false;
        }

        most = comma < 0 ? least : -1;
        if (comma >= 0 && comma < inner.Length - 1 && !TryCount(inner[(comma + 1)..], out most))
        {
            return false;
        }

        _at = close + 1;
        return true;
    }

    private static bool TryCount(string text, out int count)
    {
        count = 0;
        if (text.Length == 0 || text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        count = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : int.MaxValue - 1;
        return true;
    }

    private PatternNode Atom(out bool repeatable, out long size)
    {
        (repeatable, size) = (true, 1);
        switch (Peek())
        {
            case '(':
                return Group(out repeatable, out size);
            case '[':
                return Class();
            case '.':
                _at++;
                return One(_dotAll ? new CodePointSet().Add(0, 0x10FFFF) : new CodePointSet().Add('\n', '\n').Negate(), fold: false);
            case '^':
                _at++;
                return Assert(_multiline ? PatternAssertion.LineStart : PatternAssertion.TextStart);
            case '$':
                _at++;
                return Assert(_multiline ? PatternAssertion.LineEnd : PatternAssertion.TextEnd);
            case '*' or '+' or '?':
                Fail($"`{Peek()}` repeats nothing");
                return PatternNode.Empty;
            case '\\':
                return Escape();
            default:
                return One(Literal());
        }
    }

    private CodePointSet Literal()
    {
        if (!Rune.TryGetRuneAt(_text, _at, out var rune))
        {
            Fail("it holds half a surrogate pair");
            return new CodePointSet();
        }

        _at += rune.Utf16SequenceLength;
        return new CodePointSet().Add(rune.Value, rune.Value);
    }

    private readonly PatternNode.One One(CodePointSet set, bool fold = true) => new(_ignoreCase && fold ? set.Fold() : set);

    private static PatternNode.Assert Assert(PatternAssertion assertion) => new(assertion);

    private PatternNode Group(out bool repeatable, out long size)
    {
        (repeatable, size) = (true, 1);
        _at++;
        var (ignoreCase, multiline, dotAll) = (_ignoreCase, _multiline, _dotAll);
        if (Peek() == '?' && !Opening())
        {
            repeatable = false;
            return PatternNode.Empty;
        }

        var inner = Alternatives(out size);
        if (Peek() != ')')
        {
            Fail("a group is not closed");
        }

        _at++;
        (_ignoreCase, _multiline, _dotAll) = (ignoreCase, multiline, dotAll);
        return inner;
    }

    /// <summary>What follows <c>(?</c>. False when it was flags alone, which hold to the end of the group around.</summary>
    private bool Opening()
    {
        _at++;
        if (Peek() == 'P' || (Peek() == '<' && Peek(1) is not ('=' or '!')))
        {
            _at += Peek() == 'P' ? 1 : 0;
            var close = _text.IndexOf('>', _at);
            if (Peek() != '<' || close <= _at + 1 || !IsName(_text.AsSpan(_at + 1, close - _at - 1)))
            {
                Fail("a group has a bad name");
                return true;
            }

            _at = close + 1;
            return true;
        }

        var on = true;
        while (!AtEnd)
        {
            var flag = Peek();
            _at++;
            switch (flag)
            {
                case ':':
                    return true;
                case ')':
                    return false;
                case '-' when on:
                    on = false;
                    break;
                case 'i':
                    _ignoreCase = on;
                    break;
                case 'm':
                    _multiline = on;
                    break;
                case 's':
                    _dotAll = on;
                    break;
                case 'U':
                    break;
                case '=' or '!' or '<':
                    Fail("it looks around");
                    return true;
                default:
                    Fail($"`(?{flag}` means nothing");
                    return true;
            }
        }

        Fail("a group is not closed");
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    private PatternNode Escape()
    {
        switch (Peek(1))
        {
            case 'A':
                _at += 2;
                return Assert(PatternAssertion.TextStart);
            case 'z':
                _at += 2;
                return Assert(PatternAssertion.TextEnd);
            case 'b' or 'B':
                _at += 2;
                return Assert(_text[_at - 1] == 'b' ? PatternAssertion.WordBoundary : PatternAssertion.NoWordBoundary);
            default:
                return One(Escaped());
        }
    }

    /// <summary>A class or one code point behind a backslash, in a bracket or outside.</summary>
    private CodePointSet Escaped()
    {
        var letter = Peek(1);
        if (CharacterClasses.Perl(letter) is { } perl)
        {
            _at += 2;
            return perl;
        }

        if (letter is 'p' or 'P')
        {
            return Property(letter == 'P');
        }

        var code = letter switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => Hex(),
            '0' => Octal(),
            >= '!' and <= '~' when !char.IsAsciiLetterOrDigit(letter) => letter,
            _ => -1,
        };
        if (code < 0 || code > 0x10FFFF)
        {
            Fail(char.IsAsciiDigit(letter) ? "it refers back to a group" : $"`\\{letter}` means nothing");
            return new CodePointSet();
        }

        _at += letter is 'x' or '0' ? 0 : 2;
        return new CodePointSet().Add(code, code);
    }

    private int Octal()
    {
        var (code, length) = (0, 1);
        while (length <= 3 && Peek(length) is >= '0' and <= '7')
        {
            code = (code * 8) + (Peek(length) - '0');
            length++;
        }

        _at += length;
        return code;
    }

    private int Hex()
    {
        var (start, length) = (_at + 2, 2);
        var end = start + 2;
        if (Peek(2) == '{')
        {
            start++;
            end = _text.IndexOf('}', start);
            length = end - start;
        }

        if (length is < 1 or > 6 || end > _text.Length
            || !int.TryParse(_text.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return -1;
        }

        _at = end + (start > _at + 2 ? 1 : 0);
        return code;
    }

    private CodePointSet Property(bool negated)
    {
        var name = Peek(2).ToString();
        var end = _at + 3;
        if (name == "{")
        {
            var close = _text.IndexOf('}', _at);
            name = close < 0 ? "" : _text[(_at + 3)..close];
            end = close + 1;
        }

        if (name.StartsWith('^'))
        {
            (name, negated) = (name[1..], !negated);
        }

        if (CharacterClasses.Unicode(name) is not { } set)
        {
            Fail($"`{name}` is no known class of characters");
            return new CodePointSet();
        }

        _at = end;
        return negated ? set.Negate() : set;
    }

    private PatternNode Class()
    {
        _at++;
        var negated = Peek() == '^';
        _at += negated ? 1 : 0;
        var set = new CodePointSet();
        var first = true;
        while (first || Peek() != ']')
        {
            if (AtEnd)
            {
                Fail("`[` is not closed");
                return PatternNode.Empty;
            }

            first = false;
            if (Peek() == '[' && Peek(1) == ':')
            {
                set.Add(Posix());
                continue;
            }

            var item = Peek() == '\\' ? Escaped() : Literal();
            if (Peek() == '-' && Peek(1) is not (']' or '\0'))
            {
                _at++;
                item = Range(item, Peek() == '\\' ? Escaped() : Literal());
            }

            set.Add(item);
        }

        _at++;
        set = _ignoreCase ? set.Fold() : set;
        return One(negated ? set.Negate() : set, fold: false);
    }

    private CodePointSet Range(CodePointSet from, CodePointSet to)
    {
        if (_error is null && from.Ranges() is [var (low, lowEnd)] && to.Ranges() is [var (high, highEnd)]
            && low == lowEnd && high == highEnd && low <= high)
        {
            return new CodePointSet().Add(low, high);
        }

        Fail("a range in `[]` is upside down or between classes");
        return from;
    }

    private CodePointSet Posix()
    {
        var close = _text.IndexOf(":]", _at + 2, StringComparison.Ordinal);
        var name = close < 0 ? "" : _text[(_at + 2)..close];
        var negated = name.StartsWith('^');
        if (CharacterClasses.Posix(negated ? name[1..] : name) is not { } set)
        {
            Fail($"`[:{name}:]` is no known class of characters");
            return new CodePointSet();
        }

        _at = close + 2;
        return negated ? set.Negate() : set;
    }
}
