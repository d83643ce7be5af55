using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Why an expression of an answer gave nothing.</summary>
/// <param name="Part"><c>level</c>, <c>proven</c> or <c>evidence</c>.</param>
/// <param name="Code">The stable code, as in <c>cel.no_such_field</c>.</param>
/// <param name="Message">One sentence, at most <see cref="SovereigntyLimits.ErrorLength"/> characters.</param>
/// <param name="Line">The line within the expression, from 1; 0 where the value itself is wrong.</param>
/// <param name="Column">The column, from 1; 0 where the value itself is wrong.</param>
public sealed record AnswerError(string Part, string Code, string Message, int Line, int Column)
{
    internal static AnswerError Of(string part, CelError error) => new(part, error.Code, Cut(error.Message), error.Line, error.Column);

    private static string Cut(string message) => message.Length <= SovereigntyLimits.ErrorLength ? message : message[..SovereigntyLimits.ErrorLength];
}
