namespace DataCenterOps.Cli.Output;

/// <summary>One test's outcome for programs.</summary>
/// <param name="Test">Its name.</param>
/// <param name="Expected">What should have come.</param>
/// <param name="Actual">What came.</param>
/// <param name="Passed">Whether the two agree.</param>
internal sealed record TestOutcome(string Test, string Expected, string Actual, bool Passed);
