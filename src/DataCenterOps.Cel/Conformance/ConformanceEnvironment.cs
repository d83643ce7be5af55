namespace DataCenterOps.Cel;

/// <summary>The environment that a kind of conformance tests runs in.</summary>
internal static class ConformanceEnvironment
{
    private static readonly CelEnvironment All = CelEnvironment.Standard;

    public static CelEnvironment For(string kind) => kind is "" ? CelEnvironment.Standard : All;
}
