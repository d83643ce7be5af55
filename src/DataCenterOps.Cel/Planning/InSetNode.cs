using System.Collections.Frozen;

namespace DataCenterOps.Cel;

/// <summary><c>a in ['x', 'y', …]</c> with many constant texts: a look-up.</summary>
internal sealed class InSetNode(Place place, Node item, FrozenSet<string> set) : Node(place, 1 + item.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var value = item.Eval(frame);
        if (value.IsError)
        {
            return Fault(frame, value);
        }

        if (!frame.Charge(Weight.Of(value, frame.Budget.Remaining)))
        {
            return Fault(frame, frame.FatalValue);
        }

        return value.Kind == CelKind.String && set.Contains(value.AsString()) ? Truth.True : Truth.False;
    }
}
