using System.Collections.Immutable;
using System.Globalization;

namespace DataCenterOps.Cel.Tests.Syntax;

/// <summary>A tree as a text that parses to the same tree. What macros made is written as the macro.</summary>
internal static class ExprPrinter
{
    public static string Print(Expr expr) => expr switch
    {
        Expr.Literal literal => Literal(literal.Value),
        Expr.Name name => (name.Rooted ? "." : "") + name.Text,
        Expr.Select { Test: true } select => $"has({Print(select.Operand)}.{Field(select.Field)})",
        Expr.Select select => $"{Print(select.Operand)}.{(select.Optional ? "?" : "")}{Field(select.Field)}",
        Expr.List list => $"[{string.Join(", ", list.Items.Select((item, at) => (list.Optional[at] ? "?" : "") + Print(item)))}]",
        Expr.Map map => $"{{{string.Join(", ", map.Keys.Select((key, at) => $"{(map.Optional[at] ? "?" : "")}{Print(key)}: {Print(map.Values[at])}"))}}}",
        Expr.Bind bind => Bind(bind),
        Expr.Loop loop => Loop(loop),
        Expr.Call call => Call(call),
        Expr.Build build => $"{build.Type}{{}}",
        _ => throw new InvalidOperationException("a node of no known kind"),
    };

    private static string Literal(CelValue value)
    {
        var text = value.ToString();
        return text[0] == '-' ? $"({text})" : text;
    }

    private static string Field(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) && name is not ("in" or "true" or "false" or "null")
            ? name
            : $"`{name}`";

    private static string Bind(Expr.Bind bind) => (bind.Variable, bind.Body) switch
    {
        ("@sorted", Expr.Call { Arguments: [Expr.Loop keys] }) => $"{Print(bind.Value)}.sortBy({keys.First}, {Print(keys.Body)})",
        ("@optional", Expr.Call { Arguments: [_, Expr.Bind { Body: Expr.Call { Function: "optional.of", Target: null } held } inner, _] }) =>
            $"{Print(bind.Value)}.optMap({inner.Variable}, {Print(held.Arguments[0])})",
        ("@optional", Expr.Call { Arguments: [_, Expr.Bind inner, _] }) =>
            $"{Print(bind.Value)}.optFlatMap({inner.Variable}, {Print(inner.Body)})",
        _ => $"cel.bind({bind.Variable}, {Print(bind.Value)}, {Print(bind.Body)})",
    };

    private static string Loop(Expr.Loop loop)
    {
        var name = (loop.Kind, loop.Second is null) switch
        {
            (LoopKind.All, _) => "all",
            (LoopKind.Exists, _) => "exists",
            (LoopKind.ExistsOne, _) => "exists_one",
            (LoopKind.Where, _) => "filter",
            (LoopKind.ToList, true) => "map",
            (LoopKind.ToList, false) => "transformList",
            (LoopKind.ToMap, _) => "transformMap",
            _ => "transformMapEntry",
        };
        var names = loop.Second is null ? loop.First : $"{loop.First}, {loop.Second}";
        var filter = loop.Filter is null ? "" : $"{Print(loop.Filter)}, ";
        return $"{Print(loop.Range)}.{name}({names}, {filter}{Print(loop.Body)})";
    }

    private static string Call(Expr.Call call)
    {
        var arguments = call.Arguments;
        return (call.Function, arguments.Length) switch
        {
            (Operators.And, _) => Join(" && ", arguments),
            (Operators.Or, _) => Join(" || ", arguments),
            (Operators.Not, _) => $"!({Print(arguments[0])})",
            (Operators.Negate, _) => $"-({Print(arguments[0])})",
            (Operators.Conditional, _) => $"({Print(arguments[0])} ? {Print(arguments[1])} : {Print(arguments[2])})",
            (Operators.Index, _) => $"{Print(arguments[0])}[{Print(arguments[1])}]",
            (Operators.OptionalIndex, _) => $"{Print(arguments[0])}[?{Print(arguments[1])}]",
            (Operators.In, _) => Join(" in ", arguments),
            (['_', ..], 2) when call.Target is null && call.Function[^1] == '_' => Join($" {Operators.Display(call.Function)} ", arguments),
            ("math.greatest" or "math.least", 1) when call.Target is null && arguments[0] is Expr.List list =>
                string.Create(CultureInfo.InvariantCulture, $"{call.Function}({string.Join(", ", list.Items.Select(Print))})"),
            _ => $"{(call.Target is null ? "" : Print(call.Target) + ".")}{call.Function}({string.Join(", ", arguments.Select(Print))})",
        };
    }

    private static string Join(string sign, ImmutableArray<Expr> terms) => $"({string.Join(sign, terms.Select(Print))})";
}
