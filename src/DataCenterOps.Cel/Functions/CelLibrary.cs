using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A named set of functions, macros and types that an environment may take in.</summary>
public sealed class CelLibrary
{
    private CelLibrary(string name, ImmutableArray<CelFunction> functions) => (Name, Functions) = (name, functions);

    /// <summary>The library's name.</summary>
    public string Name { get; }

    /// <summary>Its functions.</summary>
    public ImmutableArray<CelFunction> Functions { get; }

    internal ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> Macros { get; private init; } = [];

    internal ImmutableArray<string> Types { get; private init; } = [];

    /// <summary>A library of functions.</summary>
    public static CelLibrary Of(string name, params ImmutableArray<CelFunction> functions) => new(name, functions);

    internal static CelLibrary Of(
        string name, ImmutableArray<CelFunction> functions,
        ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> macros, ImmutableArray<string> types) =>
        new(name, functions) { Macros = macros, Types = types };
}
