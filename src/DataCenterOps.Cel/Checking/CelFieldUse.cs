namespace DataCenterOps.Cel;

/// <summary>That an expression reads a declared field.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Field">The field with its marks.</param>
/// <param name="Path">How the expression names it, as in <c>subject.agreement</c>; the type's name where it is computed.</param>
/// <param name="IsTest">Whether it only asks if the field is set: <c>has()</c> or <c>.?</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in code points, from 1.</param>
public sealed record CelFieldUse(
    CelObjectType Type, CelField Field, string Path, bool IsTest, int Line, int Column);
