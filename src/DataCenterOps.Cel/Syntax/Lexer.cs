using System.Collections.Immutable;
using System.Globalization;

namespace DataCenterOps.Cel;

/// <summary>Cuts a text into tokens. The first error ends it: what follows a broken literal means nothing.</summary>
internal ref struct Lexer
{
    private readonly CelSource _source;
    private readonly string _text;
    private int _at;

    private Lexer(CelSource source)
    {
        _source = source;
        _text = source.Text;
    }

    private CelIssue? Issue { get; set; }

    private readonly char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    public static bool TryRun(CelSource source, out ImmutableArray<Token> tokens, out CelIssue? issue)
    {
        var lexer = new Lexer(source);
        var all = ImmutableArray.CreateBuilder<Token>(Math.Max(8, source.Text.Length / 4));
        do
        {
            all.Add(lexer.Next());
        }
        while (all[^1].Kind != TokenKind.End);
        issue = lexer.Issue;
        tokens = all.ToImmutable();
        return issue is null;
    }

    private Token Next()
    {
        SkipBlank();
        if (_at >= _text.Length)
        {
            return new Token(TokenKind.End, _text.Length, _text.Length);
        }

        var c = _text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return Number();
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return TextPrefix() is var prefix and >= 0 ? Text(prefix) : Word();
        }

        return c switch
        {
            '"' or '\'' => Text(0),
            '`' => Quoted(),
            _ => Symbol(c),
        };
    }

    private void SkipBlank()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _at++;
            }
            else if (_text[_at] == '/' && Peek(1) == '/')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Symbol(char c)
    {
        var (kind, length) = (c, Peek(1)) switch
        {
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('!', _) => (TokenKind.Not, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('(', _) => (TokenKind.OpenParen, 1),
            (')', _) => (TokenKind.CloseParen, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            _ => (TokenKind.End, 0),
        };
        if (length == 0)
        {
            var shown = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? _text.Substring(_at, 2) : _text[_at].ToString();
            return Fail($"`{shown}` does not belong in an expression", _at);
        }

        _at += length;
        return new Token(kind, _at - length, _at);
    }

    private Token Word()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
        {
            _at++;
        }

        var word = _text[start.._at];
        return word switch
        {
            "true" => new Token(TokenKind.Literal, start, _at, null, CelValue.True),
            "false" => new Token(TokenKind.Literal, start, _at, null, CelValue.False),
            "null" => new Token(TokenKind.Literal, start, _at, null, CelValue.Null),
            "in" => new Token(TokenKind.In, start, _at),
            _ => new Token(TokenKind.Name, start, _at, word),
        };
    }

    private Token Quoted()
    {
        var start = _at++;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '.' or '-' or '/' or ' ')
        {
            _at++;
        }

        if (Peek() != '`' || _at == start + 1)
        {
            return Fail("a quoted name holds letters, digits and `_.-/` and ends with a backtick", start);
        }

        _at++;
        return new Token(TokenKind.QuotedName, start, _at, _text[(start + 1)..(_at - 1)]);
    }

    private Token Number()
    {
        var start = _at;
        if (Peek() == '0' && Peek(1) is 'x' or 'X')
        {
            _at += 2;
            return Whole(start, start + 2, hex: true);
        }

        SkipDigits();
        var isDouble = false;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isDouble = true;
            _at++;
            SkipDigits();
        }

        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isDouble = true;
            _at += 2;
            SkipDigits();
        }

        if (!isDouble)
        {
            return Whole(start, start, hex: false);
        }

        var value = double.Parse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(value)
            ? Fail($"`{_text[start.._at]}` is too large for a double", start)
            : AfterNumber(start, CelValue.FromDouble(value));
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
    }

    private Token Whole(int start, int digits, bool hex)
    {
        while (hex ? char.IsAsciiHexDigit(Peek()) : char.IsAsciiDigit(Peek()))
        {
            _at++;
        }

        var text = _text.AsSpan(digits, _at - digits);
        var fits = ulong.TryParse(
            text, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (Peek() is 'u' or 'U')
        {
            _at++;
            return fits ? AfterNumber(start, CelValue.FromUint(value)) : TooLarge(start, "uint");
        }

        // 2^63 is a literal only behind a minus, where the parser turns it into the smallest integer.
        return fits && value <= Parser.MinIntMagnitude
            ? AfterNumber(start, value == Parser.MinIntMagnitude ? CelValue.Unset : CelValue.FromInt((long)value))
            : TooLarge(start, "int");
    }

    private Token TooLarge(int start, string type) =>
        _text[_at - 1] is 'x' or 'X'
            ? Fail("a hexadecimal number needs digits", start)
            : Fail($"`{_text[start.._at]}` is too large for {type}", start);

    private Token AfterNumber(int start, CelValue value) =>
        char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_'
            ? Fail($"`{_text[start..(_at + 1)]}` is no number", start)
            : new Token(TokenKind.Literal, start, _at, null, value);

    private readonly int TextPrefix()
    {
        for (var length = 1; length <= 2; length++)
        {
            if (Peek(length) is '"' or '\'')
            {
                var first = char.ToLowerInvariant(Peek());
                var second = length == 2 ? char.ToLowerInvariant(Peek(1)) : '\0';
                return (first, second) is ('r', '\0') or ('b', '\0') or ('r', 'b') or ('b', 'r') ? length : -1;
            }

            if (!char.IsAsciiLetter(Peek(length)))
            {
                return -1;
            }
        }

        return -1;
    }

    private Token Text(int prefix)
    {
        var start = _at;
        var letters = _text.AsSpan(_at, prefix);
        var raw = letters.IndexOfAny('r', 'R') >= 0;
        var bytes = letters.IndexOfAny('b', 'B') >= 0;
        _at += prefix;
        var quote = Peek();
        var triple = Peek(1) == quote && Peek(2) == quote;
        _at += triple ? 3 : 1;
        var content = _at;
        while (!AtClose(quote, triple))
        {
            if (_at >= _text.Length || (!triple && Peek() is '\n' or '\r'))
            {
                return Fail("the text is not closed", start);
            }

            _at += !raw && Peek() == '\\' && _at + 1 < _text.Length ? 2 : 1;
        }

        var inner = _text[content.._at];
        _at += triple ? 3 : 1;
        return LiteralText.TryDecode(inner, raw, bytes, out var value, out var message, out var at)
            ? new Token(TokenKind.Literal, start, _at, null, value)
            : Fail(message, content + at);
    }

    private readonly bool AtClose(char quote, bool triple) =>
        _at < _text.Length && Peek() == quote && (!triple || (Peek(1) == quote && Peek(2) == quote));

    private Token Fail(string message, int offset)
    {
        Issue ??= _source.Issue(CelCodes.Syntax, message, offset);
        _at = _text.Length;
        return new Token(TokenKind.End, offset, offset);
    }
}
