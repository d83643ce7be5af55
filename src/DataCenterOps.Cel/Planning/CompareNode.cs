namespace DataCenterOps.Cel;

/// <summary>An order: true when the sign of the comparison is one of two wanted.</summary>
internal sealed class CompareNode(Place place, Node left, Node right, string function) : Node(place, 1 + left.Cost + right.Cost)
{
    private readonly int _wanted = function is Operators.Less or Operators.LessOrEqual ? -1 : 1;
    private readonly bool _orEqual = function is Operators.LessOrEqual or Operators.GreaterOrEqual;

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

        if (a.Kind is CelKind.String or CelKind.Bytes && !frame.Charge(Weight.OfBoth(a, b, frame.Budget.Remaining)))
        {
            return Fault(frame, frame.FatalValue);
        }

        if (!Ordering.TryCompare(a, b, out var order))
        {
            return Fault(frame, Arithmetic.NoOverload(function, a, b));
        }

        return order == _wanted || (order == 0 && _orEqual) ? Truth.True : Truth.False;
    }
}
