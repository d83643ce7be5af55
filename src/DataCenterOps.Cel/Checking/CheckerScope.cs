using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>The names in scope: the variables of macros, innermost last, and how global names are looked up.</summary>
internal sealed class CheckerScope(CelEnvironment environment)
{
    private readonly List<Local> _locals = [];

    public int FrameSize { get; private set; } = environment.Variables.Length;

    public int NextSlot => environment.Variables.Length + _locals.Count;

    public void Push(string name, CelType type)
    {
        _locals.Add(new Local(name, NextSlot, type));
        FrameSize = Math.Max(FrameSize, NextSlot);
    }

    public void Pop(int count) => _locals.RemoveRange(_locals.Count - count, count);

    public bool TryLocal(string name, out Local local)
    {
        for (var i = _locals.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_locals[i].Name, name, StringComparison.Ordinal))
            {
                local = _locals[i];
                return true;
            }
        }

        local = default;
        return false;
    }

    /// <summary>The full names that a name may mean, from the container outwards.</summary>
    public IEnumerable<string> Candidates(string name, bool rooted)
    {
        var container = rooted ? "" : environment.Container;
        while (container.Length > 0)
        {
            yield return $"{container}.{name}";
            var dot = container.LastIndexOf('.');
            container = dot < 0 ? "" : container[..dot];
        }

        yield return name;
    }

    /// <summary>The dotted name of a selection, when a global of that name is possible at all.</summary>
    public (string Text, bool Rooted)? MayQualify(Expr.Select select) =>
        Root(select) is { } root && environment.MayBeDotted(root) ? Qualified(select) : null;

    /// <summary>The dotted name of a chain of plain selections from a name that is not local.</summary>
    public (string Text, bool Rooted)? Qualified(Expr expr) => expr switch
    {
        Expr.Name name when name.Rooted || !TryLocal(name.Text, out _) => (name.Text, name.Rooted),
        Expr.Select { Test: false, Optional: false } select when Qualified(select.Operand) is var (prefix, rooted) =>
            ($"{prefix}.{select.Field}", rooted),
        _ => null,
    };

    private static string? Root(Expr expr)
    {
        while (expr is Expr.Select { Test: false, Optional: false } select)
        {
            expr = select.Operand;
        }

        return (expr as Expr.Name)?.Text;
    }

    public IEnumerable<string> Names() =>
        _locals.Select(local => local.Name).Concat(environment.Variables.Select(variable => variable.Name));

    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Local(string Name, int Slot, CelType Type);
}
