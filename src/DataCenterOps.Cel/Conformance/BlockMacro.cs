namespace DataCenterOps.Cel;

/// <summary><c>cel.block</c>: shared parts of an expression, as other compilers write them. Only the conformance tests have it.</summary>
internal static class BlockMacro
{
    public static CelLibrary Library { get; } = CelLibrary.Of(
        "block", [],
        [("block", 2, true, Block), ("index", 1, true, Index), ("iterVar", 2, true, IterVar)], []);

    private static bool IsOfCel(MacroCall call) => call.Target is Expr.Name { Text: "cel" };

    private static Expr? Block(MacroCall call)
    {
        if (!IsOfCel(call) || call.Arguments[0] is not Expr.List list)
        {
            return null;
        }

        var body = call.Arguments[1];
        for (var i = list.Items.Length - 1; i >= 0; i--)
        {
            var id = call.Parser.NewId(call.Offset, list.Items[i], body);
            body = new Expr.Bind(id, call.Offset, $"@index{CelValue.FromInt(i)}", list.Items[i], body);
        }

        return body;
    }

    private static Expr.Name? Index(MacroCall call) =>
        IsOfCel(call) && call.Arguments[0] is Expr.Literal number ? Name(call, $"@index{number.Value}") : null;

    private static Expr.Name? IterVar(MacroCall call) =>
        IsOfCel(call) && call.Arguments is [Expr.Literal depth, Expr.Literal number]
            ? Name(call, $"@it{depth.Value}:{number.Value}")
            : null;

    private static Expr.Name Name(MacroCall call, string text) =>
        new(call.Parser.NewId(call.Offset), call.Offset, text, rooted: false);
}
