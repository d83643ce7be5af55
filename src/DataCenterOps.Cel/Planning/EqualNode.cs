namespace DataCenterOps.Cel;

/// <summary><c>==</c> and <c>!=</c>.</summary>
internal sealed class EqualNode(Place place, Node left, Node right, bool equal) : Node(place, 1 + left.Cost + right.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var a = left.Eval(frame);
        if (a.IsError)
        {
            return Fault(frame, a);
        }

        var b = right.Eval(frame);
        if (b.IsError)
        {
            return Fault(frame, b);
        }

        if (a.Kind == CelKind.String && b.Kind == CelKind.String)
        {
            var (x, y) = (a.AsString(), b.AsString());
            var units = Math.Min(x.Length, y.Length) / 10;
            if (units > 0 && !frame.Charge(units))
            {
                return Fault(frame, frame.FatalValue);
            }

            return Answer(string.Equals(x, y, StringComparison.Ordinal));
        }

        if (a.Kind == b.Kind && a.Kind is CelKind.List or CelKind.Map or CelKind.Object or CelKind.Bytes or CelKind.Optional
            && !frame.Charge(Weight.OfBoth(a, b, frame.Budget.Remaining)))
        {
            return Fault(frame, frame.FatalValue);
        }

        return Answer(CelEquality.Equal(a, b));
    }

    private Truth Answer(bool same) => same == equal ? Truth.True : Truth.False;
}
