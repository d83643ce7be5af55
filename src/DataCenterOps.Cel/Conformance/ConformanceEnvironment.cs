namespace DataCenterOps.Cel;

/// <summary>The environment of the conformance tests: every library, and <c>cel.block</c>, which rules do not have.</summary>
internal static class ConformanceEnvironment
{
    public static CelEnvironment Everything { get; } =
        CelLibraries.Everything.WithLibrary(BlockMacro.Library);
}
