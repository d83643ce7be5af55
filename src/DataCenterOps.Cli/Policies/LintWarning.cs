namespace DataCenterOps.Cli.Policies;

/// <summary>A doubt about a policy.</summary>
/// <param name="Policy">Its id.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Code">As in <c>lint.untested</c>.</param>
internal sealed record LintWarning(string Policy, string Message, string Code);
