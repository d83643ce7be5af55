using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>
/// What an expression may name: variables, functions, macros and types. Immutable; each <c>With…</c> gives another.
/// </summary>
public sealed class CelEnvironment
{
    private static readonly FrozenSet<string> StandardTypes = FrozenSet.Create(
        StringComparer.Ordinal, "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type",
        "google.protobuf.Timestamp", "google.protobuf.Duration");

    // Environments are made for one policy after another: freezing would take longer than all look-ups.
    private readonly Dictionary<string, int> _slots;
    private readonly HashSet<string> _dottedRoots = new(StringComparer.Ordinal);

    private CelEnvironment(
        ImmutableArray<CelVariable> variables, FunctionTable functions, MacroTable macros, FrozenSet<string> types,
        string container)
    {
        (Variables, Functions, Macros, TypeNames, Container) = (variables, functions, macros, types, container);
        _slots = new Dictionary<string, int>(variables.Length, StringComparer.Ordinal);
        for (var slot = 0; slot < variables.Length; slot++)
        {
            _slots.Add(variables[slot].Name, slot);
            AddRoot(variables[slot].Name);
        }

        foreach (var type in types)
        {
            AddRoot(type);
        }
    }

    /// <summary>The language's own functions and macros, without variables.</summary>
    public static CelEnvironment Standard { get; } = new(
        [], FunctionTable.Empty.With(OperatorSignatures.All).With(StandardLibrary.Functions), StandardMacros.Table,
        StandardTypes, "");

    /// <summary>The variables in the order of their declaration, which is the order of their values.</summary>
    public ImmutableArray<CelVariable> Variables { get; }

    /// <summary>The namespace in which names are looked up first; empty for none.</summary>
    public string Container { get; }

    internal FunctionTable Functions { get; }

    internal MacroTable Macros { get; }

    internal FrozenSet<string> TypeNames { get; }

    /// <summary>Whether a dotted name that begins so may be one variable or type.</summary>
    internal bool MayBeDotted(string root) => Container.Length > 0 || _dottedRoots.Contains(root);

    /// <summary>Declares one more variable. Throws when the name is taken.</summary>
    public CelEnvironment WithVariable(string name, CelType type, int maxSize = CelLimits.UndeclaredSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        return new CelEnvironment(Variables.Add(new CelVariable(name, type, maxSize)), Functions, Macros, TypeNames, Container);
    }

    /// <summary>
    /// Declares one more variable that has this value in every evaluation, whatever is given for it: what follows from it alone is
    /// computed when an expression is compiled. Throws when the name is taken.
    /// </summary>
    public CelEnvironment WithConstant(string name, CelType type, CelValue value, int maxSize = CelLimits.UndeclaredSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        return new CelEnvironment(
            Variables.Add(new CelVariable(name, type, maxSize) { Constant = value }), Functions, Macros, TypeNames, Container);
    }

    /// <summary>Declares one more overload of a function.</summary>
    public CelEnvironment WithFunction(CelFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new CelEnvironment(Variables, Functions.With([function]), Macros, TypeNames, Container);
    }

    /// <summary>Takes in the functions, macros and types of a library.</summary>
    public CelEnvironment WithLibrary(CelLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return new CelEnvironment(
            Variables, Functions.With(library.Functions), Macros.With(library.Macros.AsSpan()),
            library.Types.IsEmpty ? TypeNames : TypeNames.Union(library.Types, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal),
            Container);
    }

    /// <summary>Looks names up in a namespace first, as in <c>com.example</c>.</summary>
    public CelEnvironment WithContainer(string container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return new CelEnvironment(Variables, Functions, Macros, TypeNames, container);
    }

    /// <summary>Compiles a text. Never throws on a bad one: the issues say what is wrong and where.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="result">The type the result must have; null for any.</param>
    public CelCompilation Compile(string source, CelType? result = null) => Compile(source, result, lenient: false);

    /// <summary>Compiles without checking types: what does not fit fails at run time. For the conformance tests.</summary>
    public CelCompilation CompileUnchecked(string source) => Compile(source, null, lenient: true);

    private void AddRoot(string name)
    {
        if (name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            _dottedRoots.Add(name[..dot]);
        }
    }

    internal bool TryVariable(string name, out int slot) => _slots.TryGetValue(name, out slot);

    private CelCompilation Compile(string source, CelType? result, bool lenient)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new CelSource(source);
        if (Parser.Parse(text, Macros, out var nodes, out var issue) is not { } tree)
        {
            return CelCompilation.Failed(source, [issue!]);
        }

        var outcome = Checker.Check(this, text, tree, nodes, result, lenient);
        if (!outcome.Issues.IsEmpty)
        {
            return CelCompilation.Failed(source, outcome.Issues);
        }

        var planned = Planner.Plan(this, outcome.Tree, text, out var issues);
        if (!issues.IsEmpty && !lenient)
        {
            return CelCompilation.Failed(source, issues);
        }

        return new CelCompilation
        {
            Source = source,
            Program = new CelProgram(planned, Variables.Length, outcome.Tree.FrameSize),
            ResultType = outcome.Tree.Types[tree.Id],
            Issues = [],
            WorstCost = CostEstimator.Worst(this, outcome.Tree),
            Uses = outcome.Uses,
            Names = outcome.Names,
        };
    }
}
