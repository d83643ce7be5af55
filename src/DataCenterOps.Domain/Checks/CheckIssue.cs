namespace DataCenterOps.Domain.Checks;

/// <summary>What is wrong with a declared check.</summary>
/// <param name="Path">The member inside the check, as in <c>assert[1]</c>.</param>
/// <param name="Code">A stable code, as in <c>check.assert</c>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
public sealed record CheckIssue(string Path, string Code, string Message);
