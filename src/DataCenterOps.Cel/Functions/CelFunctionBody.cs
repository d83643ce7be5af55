namespace DataCenterOps.Cel;

/// <summary>
/// The body of a function. Arguments have the declared kinds and are never errors; a failure is
/// <see cref="CelValue.Fail"/>. It must be pure and must not throw.
/// </summary>
/// <param name="arguments">The target first, when there is one.</param>
public delegate CelValue CelFunctionBody(ReadOnlySpan<CelValue> arguments);
