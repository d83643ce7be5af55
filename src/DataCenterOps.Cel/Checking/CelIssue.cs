namespace DataCenterOps.Cel;

/// <summary>Why a text does not compile.</summary>
/// <param name="Code">A stable dotted code of <see cref="CelCodes"/>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in code points, from 1.</param>
/// <param name="Caret">The source line and, below it, a caret under the place.</param>
public sealed record CelIssue(string Code, string Message, int Line, int Column, string Caret);
