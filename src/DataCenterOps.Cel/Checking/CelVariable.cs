namespace DataCenterOps.Cel;

/// <summary>A variable that an environment declares; a dotted name is one variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="MaxSize">The most items of a list or map, or UTF-16 units of a text: for the worst-case cost.</param>
public sealed record CelVariable(string Name, CelType Type, int MaxSize = CelLimits.UndeclaredSize)
{
    /// <summary>Its value in every evaluation; unset when it has another each time.</summary>
    internal CelValue Constant { get; init; }
}
