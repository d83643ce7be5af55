namespace DataCenterOps.Cel;

/// <summary><c>a ? b : c</c>: only the branch that is chosen is evaluated.</summary>
internal sealed class ConditionalNode(Place place, Node condition, Node whenTrue, Node whenFalse)
    : Node(place, 1 + condition.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var truth = condition.Test(frame);
        if (truth == Truth.Error)
        {
            return CelValue.FromError(frame.Fault!);
        }

        var branch = truth == Truth.True ? whenTrue : whenFalse;
        return frame.Charge(branch.Cost) ? branch.Eval(frame) : frame.FatalValue;
    }

    public override Truth Test(Frame frame)
    {
        var truth = condition.Test(frame);
        if (truth == Truth.Error)
        {
            return truth;
        }

        var branch = truth == Truth.True ? whenTrue : whenFalse;
        return frame.Charge(branch.Cost) ? branch.Test(frame) : Fault(frame, frame.FatalValue);
    }
}
