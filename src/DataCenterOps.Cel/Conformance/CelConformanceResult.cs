namespace DataCenterOps.Cel;

/// <summary>What one conformance test gave.</summary>
/// <param name="Kind">The kind: the name of the file upstream.</param>
/// <param name="Name">Section and name.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Passed">Whether it did what is expected.</param>
/// <param name="Detail">What it did instead; empty when it passed.</param>
public sealed record CelConformanceResult(string Kind, string Name, string Expression, bool Passed, string Detail)
{
    /// <summary>The name that is unique in a file of tests.</summary>
    public string Id => $"{Kind}/{Name}";
}
