using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>The extension libraries.</summary>
public static class CelLibraries
{
    /// <summary>Texts: <c>charAt</c>, <c>indexOf</c>, <c>replace</c>, <c>split</c>, <c>format</c> and so on.</summary>
    public static CelLibrary Strings { get; } =
        CelLibrary.Of("strings", [.. StringFunctions.Functions(), .. FormatFunction.Functions()]);

    /// <summary>Numbers: <c>math.greatest</c>, <c>math.least</c>, rounding, bits.</summary>
    public static CelLibrary Math { get; } =
        CelLibrary.Of("math", [.. MathFunctions.Functions()], MathFunctions.Macros, []);

    /// <summary>Values that may be absent: <c>a.?b.orValue(c)</c>.</summary>
    public static CelLibrary Optionals { get; } =
        CelLibrary.Of("optionals", [.. OptionalFunctions.Functions()], OptionalFunctions.Macros, ["optional_type"]);

    /// <summary>Macros with two variables: <c>all(i, v, …)</c>, <c>transformList</c>, <c>transformMap</c>.</summary>
    public static CelLibrary TwoVariables { get; } = CelLibrary.Of("comprehensions", [], TwoVariableMacros.All, []);

    /// <summary><c>cel.bind(name, value, expression)</c>.</summary>
    public static CelLibrary Bindings { get; } = CelLibrary.Of("bindings", [], BindMacro.All, []);

    /// <summary><c>base64.encode</c> and <c>base64.decode</c>.</summary>
    public static CelLibrary Encoders { get; } = CelLibrary.Of("encoders", [.. EncoderFunctions.Functions()]);

    /// <summary>Addresses and networks: <c>ip()</c>, <c>cidr()</c>.</summary>
    public static CelLibrary Network { get; } =
        CelLibrary.Of("network", [.. NetworkFunctions.Functions()], [], ["net.IP", "net.CIDR"]);

    /// <summary>Lists: <c>slice</c>, <c>flatten</c>, <c>distinct</c>, <c>sort</c>, <c>sortBy</c>, <c>lists.range</c> and so on.</summary>
    public static CelLibrary Lists { get; } = CelLibrary.Of("lists", [.. ListFunctions.Functions()], ListFunctions.Macros, []);

    /// <summary>Lists as sets: <c>sets.contains</c>, <c>sets.equivalent</c>, <c>sets.intersects</c>.</summary>
    public static CelLibrary Sets { get; } = CelLibrary.Of("sets", [.. SetFunctions.Functions()]);

    /// <summary>The language with every library that rules may use, without variables.</summary>
    public static CelEnvironment Everything => Extended.Value;

    private static readonly Lazy<CelEnvironment> Extended = new(() =>
        All.Aggregate(CelEnvironment.Standard, (environment, library) => environment.WithLibrary(library)));

    /// <summary>Every library that rules may use.</summary>
    public static ImmutableArray<CelLibrary> All { get; } =
        [Strings, Math, Lists, Sets, Optionals, TwoVariables, Bindings, Encoders, Network];
}
