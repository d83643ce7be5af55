using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>
/// A Pratt parser that expands macros as it goes. After the first error it sees only the end of the text, so every
/// loop ends and one issue remains: those after a syntax error would be noise.
/// </summary>
internal sealed class Parser
{
    /// <summary>2^63: an int only behind a minus.</summary>
    public const ulong MinIntMagnitude = 9_223_372_036_854_775_808;

    private readonly CelSource _source;
    private readonly ImmutableArray<Token> _tokens;
    private readonly MacroTable _macros;
    private readonly List<int> _depths = [];
    private Token _token;
    private int _next;
    private int _nesting;

    private Parser(CelSource source, ImmutableArray<Token> tokens, MacroTable macros)
    {
        (_source, _tokens, _macros) = (source, tokens, macros);
        Advance();
    }

    private CelIssue? Issue { get; set; }

    /// <summary>Parses a text. The tree is null when there is an issue.</summary>
    public static Expr? Parse(CelSource source, MacroTable macros, out int nodes, out CelIssue? issue)
    {
        nodes = 0;
        if (source.Text.Length > CelLimits.SourceLength)
        {
            issue = new CelIssue(
                CelCodes.TooLong, $"the expression is longer than {CelLimits.SourceLength} characters", 1, 1, "");
            return null;
        }

        if (!Lexer.TryRun(source, out var tokens, out issue))
        {
            return null;
        }

        var parser = new Parser(source, tokens, macros);
        var tree = parser.Expression();
        if (parser._token.Kind != TokenKind.End)
        {
            parser.Unexpected("an operator or the end");
        }

        nodes = parser._depths.Count;
        issue = parser.Issue;
        return issue is null ? tree : null;
    }

    public void Fail(string code, string message, int offset)
    {
        Issue ??= _source.Issue(code, message, offset);
        _next = _tokens.Length;
        _token = _tokens[^1];
    }

    /// <summary>The id of a new node above <paramref name="children"/>; counts nodes and depth.</summary>
    public int NewId(int offset, params ReadOnlySpan<Expr?> children)
    {
        var depth = 0;
        foreach (var child in children)
        {
            depth = child is null ? depth : Math.Max(depth, _depths[child.Id]);
        }

        _depths.Add(depth + 1);
        if (depth >= CelLimits.NestingDepth)
        {
            Fail(CelCodes.TooDeep, $"the expression nests deeper than {CelLimits.NestingDepth}", offset);
        }

        if (_depths.Count > CelLimits.AstNodes)
        {
            Fail(CelCodes.TooManyNodes, $"the expression has more than {CelLimits.AstNodes} parts", offset);
        }

        return _depths.Count - 1;
    }

    public Expr NewCall(int offset, string function, Expr? target, params ReadOnlySpan<Expr> arguments)
    {
        Expr?[] children = [target, .. arguments];
        return new Expr.Call(NewId(offset, children), offset, function, target, [.. arguments]);
    }

    private void Advance()
    {
        _token = _tokens[Math.Min(_next, _tokens.Length - 1)];
        _next++;
    }

    private bool Accept(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (!Accept(kind))
        {
            Unexpected(what);
        }
    }

    private Expr.Literal Unexpected(string wanted)
    {
        var offset = _token.Start;
        var found = _token.Kind == TokenKind.End ? "the end" : $"`{_source.Text[_token.Start.._token.End]}`";
        Fail(CelCodes.Syntax, $"{found} stands where {wanted} is expected", offset);
        return new Expr.Literal(NewId(offset), offset, CelValue.Null);
    }

    private Expr Expression()
    {
        if (++_nesting > CelLimits.NestingDepth)
        {
            Fail(CelCodes.TooDeep, $"the expression nests deeper than {CelLimits.NestingDepth}", _token.Start);
        }

        var condition = Logical(TokenKind.Or, Operators.Or);
        if (_token.Kind == TokenKind.Question)
        {
            var offset = _token.Start;
            Advance();
            var whenTrue = Logical(TokenKind.Or, Operators.Or);
            Expect(TokenKind.Colon, "`:`");
            var whenFalse = Expression();
            condition = NewCall(offset, Operators.Conditional, null, condition, whenTrue, whenFalse);
        }

        _nesting--;
        return condition;
    }

    /// <summary>A chain of one logical operator is one node, so that a long one is not deep.</summary>
    private Expr Logical(TokenKind kind, string function)
    {
        var first = kind == TokenKind.Or ? Logical(TokenKind.And, Operators.And) : Binary(0);
        if (_token.Kind != kind)
        {
            return first;
        }

        var offset = _token.Start;
        var terms = new List<Expr> { first };
        while (Accept(kind))
        {
            terms.Add(kind == TokenKind.Or ? Logical(TokenKind.And, Operators.And) : Binary(0));
        }

        return NewCall(offset, function, null, [.. terms]);
    }

    private Expr Binary(int power)
    {
        var left = Unary();
        while (true)
        {
            var (function, binds) = Operator(_token.Kind);
            if (binds <= power)
            {
                return left;
            }

            var offset = _token.Start;
            Advance();
            var right = Binary(binds);
            left = NewCall(offset, function, null, left, right);
        }
    }

    private static (string Function, int Power) Operator(TokenKind kind) => kind switch
    {
        TokenKind.Equal => (Operators.Equal, 1),
        TokenKind.NotEqual => (Operators.NotEqual, 1),
        TokenKind.Less => (Operators.Less, 1),
        TokenKind.LessOrEqual => (Operators.LessOrEqual, 1),
        TokenKind.Greater => (Operators.Greater, 1),
        TokenKind.GreaterOrEqual => (Operators.GreaterOrEqual, 1),
        TokenKind.In => (Operators.In, 1),
        TokenKind.Plus => (Operators.Add, 2),
        TokenKind.Minus => (Operators.Subtract, 2),
        TokenKind.Star => (Operators.Multiply, 3),
        TokenKind.Slash => (Operators.Divide, 3),
        TokenKind.Percent => (Operators.Modulo, 3),
        _ => ("", 0),
    };

    private Expr Unary()
    {
        var offset = _token.Start;
        var kind = _token.Kind;
        if (kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return Member(Primary());
        }

        // Pairs cancel out: `!!x` is `x`. A long row of them costs neither nodes nor stack.
        var count = 0;
        while (_token.Kind == kind && !(kind == TokenKind.Minus && IsNumberNext()))
        {
            count++;
            Advance();
        }

        Expr operand;
        if (kind == TokenKind.Minus && _token.Kind == TokenKind.Minus)
        {
            operand = NegativeLiteral();
        }
        else
        {
            operand = _token.Kind is TokenKind.Not or TokenKind.Minus ? Nested() : Member(Primary());
        }

        return count % 2 == 0
            ? operand
            : NewCall(offset, kind == TokenKind.Not ? Operators.Not : Operators.Negate, null, operand);
    }

    private Expr Nested()
    {
        if (++_nesting > CelLimits.NestingDepth)
        {
            Fail(CelCodes.TooDeep, $"the expression nests deeper than {CelLimits.NestingDepth}", _token.Start);
        }

        var operand = Unary();
        _nesting--;
        return operand;
    }

    private bool IsNumberNext() =>
        _next < _tokens.Length && _tokens[_next] is { Kind: TokenKind.Literal } next
        && next.Value.Kind is CelKind.Int or CelKind.Double or CelKind.Unset;

    private Expr NegativeLiteral()
    {
        var offset = _token.Start;
        Advance();
        var value = _token.Value.Kind switch
        {
            CelKind.Int => CelValue.FromInt(-_token.Value.AsInt()),
            CelKind.Double => CelValue.FromDouble(-_token.Value.AsDouble()),
            _ => CelValue.FromInt(long.MinValue),
        };
        Advance();
        return Member(new Expr.Literal(NewId(offset), offset, value));
    }

    private Expr Member(Expr operand)
    {
        while (true)
        {
            if (Accept(TokenKind.Dot))
            {
                operand = AfterDot(operand);
            }
            else if (_token.Kind == TokenKind.OpenBracket)
            {
                var offset = _token.Start;
                Advance();
                var function = Accept(TokenKind.Question) ? Operators.OptionalIndex : Operators.Index;
                var index = Expression();
                Expect(TokenKind.CloseBracket, "`]`");
                operand = NewCall(offset, function, null, operand, index);
            }
            else
            {
                return operand;
            }
        }
    }

    private Expr AfterDot(Expr operand)
    {
        var optional = Accept(TokenKind.Question);
        var (name, offset, kind) = (_token.Name, _token.Start, _token.Kind);
        if (kind is not (TokenKind.Name or TokenKind.QuotedName))
        {
            return Unexpected("the name of a field");
        }

        Advance();
        if (kind == TokenKind.Name && !optional && _token.Kind == TokenKind.OpenParen)
        {
            return Call(offset, name!, operand);
        }

        if (_token.Kind == TokenKind.OpenBrace && TypeName(operand) is { } prefix)
        {
            return Build(offset, prefix + "." + name);
        }

        return new Expr.Select(NewId(offset, operand), offset, operand, name!, false, optional);
    }

    private Expr Call(int offset, string name, Expr? target)
    {
        var open = _token.Start;
        Advance();
        var arguments = Arguments();
        if (Issue is null && _macros.Find(name, arguments.Length, target is not null) is { } macro)
        {
            var expanded = macro(new MacroCall(this, offset, name, target, arguments));
            if (expanded is not null)
            {
                return expanded;
            }
        }

        Expr?[] children = [target, .. arguments];
        return new Expr.Call(NewId(open, children), offset, name, target, arguments);
    }

    private ImmutableArray<Expr> Arguments()
    {
        if (Accept(TokenKind.CloseParen))
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<Expr>();
        do
        {
            items.Add(Expression());
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.CloseParen, "`,` or `)`");
        return items.ToImmutable();
    }

    private Expr Primary()
    {
        var (token, offset) = (_token, _token.Start);
        switch (token.Kind)
        {
            case TokenKind.Literal when token.Value.Kind == CelKind.Unset:
                Fail(CelCodes.Syntax, $"`{_source.Text[token.Start..token.End]}` is too large for int", offset);
                return new Expr.Literal(NewId(offset), offset, CelValue.Null);
            case TokenKind.Literal:
                Advance();
                return new Expr.Literal(NewId(offset), offset, token.Value);
            case TokenKind.Minus when IsNumberNext():
                return NegativeLiteral();
            case TokenKind.Name:
                Advance();
                return Name(token, rooted: false);
            case TokenKind.Dot:
                Advance();
                token = _token;
                if (token.Kind != TokenKind.Name)
                {
                    return Unexpected("a name");
                }

                Advance();
                return Name(token, rooted: true);
            case TokenKind.OpenParen:
                Advance();
                var inner = Expression();
                Expect(TokenKind.CloseParen, "`)`");
                return inner;
            case TokenKind.OpenBracket:
                return ListLiteral(offset);
            case TokenKind.OpenBrace:
                return MapLiteral(offset);
            default:
                return Unexpected("an expression");
        }
    }

    private Expr Name(Token token, bool rooted)
    {
        if (_token.Kind == TokenKind.OpenParen)
        {
            return Call(token.Start, rooted ? "." + token.Name : token.Name!, null);
        }

        if (_token.Kind == TokenKind.OpenBrace)
        {
            return Build(token.Start, token.Name!);
        }

        if (ReservedWords.Contains(token.Name!))
        {
            Fail(CelCodes.Syntax, $"`{token.Name}` is a reserved word", token.Start);
        }

        return new Expr.Name(NewId(token.Start), token.Start, token.Name!, rooted);
    }

    private Expr.List ListLiteral(int offset)
    {
        Advance();
        var items = new List<Expr>();
        var optional = ImmutableArray.CreateBuilder<bool>();
        while (_token.Kind != TokenKind.CloseBracket)
        {
            optional.Add(Accept(TokenKind.Question));
            items.Add(Expression());
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBracket, "`,` or `]`");
        Expr?[] children = [.. items];
        return new Expr.List(NewId(offset, children), offset, [.. items], optional.ToImmutable());
    }

    private Expr.Map MapLiteral(int offset)
    {
        Advance();
        var keys = new List<Expr>();
        var values = new List<Expr>();
        var optional = ImmutableArray.CreateBuilder<bool>();
        while (_token.Kind != TokenKind.CloseBrace)
        {
            optional.Add(Accept(TokenKind.Question));
            keys.Add(Expression());
            Expect(TokenKind.Colon, "`:`");
            values.Add(Expression());
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBrace, "`,` or `}`");
        Expr?[] children = [.. keys, .. values];
        return new Expr.Map(NewId(offset, children), offset, [.. keys], [.. values], optional.ToImmutable());
    }

    private Expr.Build Build(int offset, string type)
    {
        Advance();
        while (_token.Kind is TokenKind.Name or TokenKind.QuotedName or TokenKind.Question)
        {
            Accept(TokenKind.Question);
            Advance();
            Expect(TokenKind.Colon, "`:`");
            Expression();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseBrace, "`,` or `}`");
        return new Expr.Build(NewId(offset), offset, type);
    }

    /// <summary>The dotted name of a chain of plain selections, or null.</summary>
    private static string? TypeName(Expr expr) => expr switch
    {
        Expr.Name name => name.Text,
        Expr.Select { Test: false, Optional: false } select when TypeName(select.Operand) is { } prefix =>
            prefix + "." + select.Field,
        _ => null,
    };
}
