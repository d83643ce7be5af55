namespace DataCenterOps.Cel;

/// <summary>The macros of the language definition.</summary>
internal static class StandardMacros
{
    public static MacroTable Table { get; } = MacroTable.Empty.With(
        ("has", 1, false, Has),
        ("all", 2, true, call => call.Loop(LoopKind.All, null, call.Arguments[1], 1)),
        ("exists", 2, true, call => call.Loop(LoopKind.Exists, null, call.Arguments[1], 1)),
        ("exists_one", 2, true, call => call.Loop(LoopKind.ExistsOne, null, call.Arguments[1], 1)),
        ("existsOne", 2, true, call => call.Loop(LoopKind.ExistsOne, null, call.Arguments[1], 1)),
        ("filter", 2, true, call => call.Loop(LoopKind.Where, null, call.Arguments[1], 1)),
        ("map", 2, true, call => call.Loop(LoopKind.ToList, null, call.Arguments[1], 1)),
        ("map", 3, true, call => call.Loop(LoopKind.ToList, call.Arguments[1], call.Arguments[2], 1)));

    private static Expr.Select? Has(MacroCall call)
    {
        if (call.Arguments[0] is Expr.Select { Test: false, Optional: false } select)
        {
            return new Expr.Select(
                call.Parser.NewId(select.Offset, select.Operand), select.Offset, select.Operand, select.Field,
                test: true, optional: false);
        }

        call.Parser.Fail(CelCodes.Syntax, "`has` needs a field, as in `has(a.b)`", call.Arguments[0].Offset);
        return null;
    }
}
