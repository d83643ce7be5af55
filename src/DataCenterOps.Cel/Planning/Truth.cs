namespace DataCenterOps.Cel;

/// <summary>The answer of a condition; the error is in <see cref="Frame.Fault"/>.</summary>
internal enum Truth
{
    False,
    True,
    Error,
}
