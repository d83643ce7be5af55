namespace DataCenterOps.Domain.Policies;

/// <summary>What is wrong with a pack, and where.</summary>
/// <param name="Code">As in <c>pack.unknown_field</c> or the expression language's own code.</param>
/// <param name="Message">One sentence; for an expression followed by the line and a caret under the place.</param>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">As in <c>DCO-RES-001/rule placements-home-or-authorised/expression</c>.</param>
public sealed record PackError(string Code, string Message, string File, int Line, int Column, string Path);
