namespace DataCenterOps.Cel;

/// <summary>
/// The loops of the macros: what they walk through and where the variables lie. The body is charged for each
/// iteration; iterating allocates nothing.
/// </summary>
internal abstract class LoopNode(Place place, Node range, int slot, bool two, long perItem) : Node(place, 1 + range.Cost)
{
    protected long PerItem => perItem;

    /// <summary>The range as items, keys of a map first. An error value when there is nothing to walk through.</summary>
    protected CelValue Open(Frame frame, out CelValue[] first, out CelValue[]? second)
    {
        var value = range.Eval(frame);
        (first, second) = ([], null);
        switch (value.Kind)
        {
            case CelKind.List:
                first = value.Items;
                return value;
            case CelKind.Map:
                (first, second) = (value.AsMap().KeyArray, value.AsMap().ValueArray);
                return value;
            case CelKind.Error:
                return value;
            default:
                return Fail(CelCodes.NoSuchOverload, $"a `{ValueTypes.Name(value)}` cannot be walked through");
        }
    }

    /// <summary>Sets the variables for one item.</summary>
    protected void Set(Frame frame, int at, CelValue[] first, CelValue[]? second)
    {
        if (!two)
        {
            frame.Slots[slot] = first[at];
            return;
        }

        frame.Slots[slot] = second is null ? CelValue.FromInt(at) : first[at];
        frame.Slots[slot + 1] = second is null ? first[at] : second[at];
    }
}
