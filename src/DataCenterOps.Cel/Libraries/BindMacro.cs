using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary><c>cel.bind</c>.</summary>
internal static class BindMacro
{
    public static ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> All { get; } =
        [("bind", 3, true, Expand)];

    private static Expr.Bind? Expand(MacroCall call)
    {
        if (call.Target is not Expr.Name { Text: "cel" } || call.Variable(call.Arguments[0]) is not { } variable)
        {
            return null;
        }

        return new Expr.Bind(
            call.Parser.NewId(call.Offset, call.Arguments[1], call.Arguments[2]), call.Offset, variable,
            call.Arguments[1], call.Arguments[2]);
    }
}
