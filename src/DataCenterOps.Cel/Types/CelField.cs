namespace DataCenterOps.Cel;

/// <summary>A field of a declared object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Optional">Whether a complete document may leave it out.</param>
/// <param name="MaxSize">The most items of a list or map, or UTF-16 units of a text: for the worst-case cost.</param>
/// <param name="Marks">What is special about it.</param>
/// <param name="ItemSize">The largest size of what lies in a list or map, again for the cost.</param>
public sealed record CelField(
    string Name, CelType Type, bool Optional = false, int MaxSize = CelLimits.UndeclaredSize,
    CelFieldMarks Marks = CelFieldMarks.None, int ItemSize = CelLimits.ItemSize);
