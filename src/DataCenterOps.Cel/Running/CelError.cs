namespace DataCenterOps.Cel;

/// <summary>Why an evaluation has no value.</summary>
/// <param name="Code">A stable dotted code of <see cref="CelCodes"/>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
/// <param name="Line">The line in the expression, from 1; 0 before the position is known.</param>
/// <param name="Column">The column in code points, from 1; 0 before the position is known.</param>
public sealed record CelError(string Code, string Message, int Line = 0, int Column = 0);
