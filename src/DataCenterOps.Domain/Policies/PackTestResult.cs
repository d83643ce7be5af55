namespace DataCenterOps.Domain.Policies;

/// <summary>What became of one inline test.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Test">The test's name.</param>
/// <param name="Expected">What it expects.</param>
/// <param name="Actual">What came: ids of violated rules, errors, <c>pass</c> or <c>not-applicable</c>.</param>
/// <param name="Passed">Whether the two agree.</param>
/// <param name="Line">Where the test stands.</param>
public sealed record PackTestResult(string Policy, string Test, string Expected, string Actual, bool Passed, int Line);
