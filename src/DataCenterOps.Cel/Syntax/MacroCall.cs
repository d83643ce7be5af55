using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A call that a macro may expand. The parser gives ids and takes errors.</summary>
internal sealed record MacroCall(
    Parser Parser, int Offset, string Name, Expr? Target, ImmutableArray<Expr> Arguments)
{
    /// <summary>A loop over the target; an error when a variable is no simple name.</summary>
    public Expr? Loop(LoopKind kind, Expr? filter, Expr body, int variables)
    {
        var first = Variable(Arguments[0]);
        var second = variables == 2 ? Variable(Arguments[1]) : null;
        if (first is null || (variables == 2 && second is null))
        {
            return null;
        }

        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            Parser.Fail(CelCodes.Syntax, $"`{Name}` needs two different variables", Arguments[1].Offset);
        }

        return new Expr.Loop(
            Parser.NewId(Offset, Target, filter, body), Offset, kind, Target!, first, second, filter, body);
    }

    /// <summary>The name that an argument declares, or null with an error.</summary>
    public string? Variable(Expr argument)
    {
        if (MacroVariable.Of(argument) is { } name)
        {
            return name;
        }

        Parser.Fail(CelCodes.Syntax, $"`{Name}` needs the plain name of a variable here", argument.Offset);
        return null;
    }
}
