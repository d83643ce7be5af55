namespace DataCenterOps.Cel;

/// <summary><c>a in b</c>: an item of a list or a key of a map.</summary>
internal sealed class InNode(Place place, Node item, Node container) : Node(place, 1 + item.Cost + container.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var value = item.Eval(frame);
        if (value.IsError)
        {
            return Fault(frame, value);
        }

        var within = container.Eval(frame);
        switch (within.Kind)
        {
            case CelKind.List:
                return frame.Charge(Saturating.Multiply(within.Items.Length, 1 + Weight.Of(value, frame.Budget.Remaining)))
                    ? Answer(Contains(within.Items, value))
                    : Fault(frame, frame.FatalValue);
            case CelKind.Map:
                return Answer(within.AsMap().TryGet(value, out _));
            case CelKind.Error:
                return Fault(frame, within);
            default:
                return Fault(frame, Arithmetic.NoOverload(Operators.In, value, within));
        }
    }

    private static bool Contains(CelValue[] items, in CelValue value)
    {
        if (value.Kind == CelKind.String)
        {
            var text = value.AsString();
            foreach (ref readonly var item in items.AsSpan())
            {
                if (item.Kind == CelKind.String && string.Equals(item.AsString(), text, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (ref readonly var item in items.AsSpan())
        {
            if (CelEquality.Equal(item, value))
            {
                return true;
            }
        }

        return false;
    }

    private static Truth Answer(bool found) => found ? Truth.True : Truth.False;
}
