namespace DataCenterOps.Cel;

/// <summary>What may stand where a macro declares a variable.</summary>
internal static class MacroVariable
{
    /// <summary>The name that is declared, or null.</summary>
    public static string? Of(Expr argument) => argument is Expr.Name { Rooted: false } name ? name.Text : null;
}
