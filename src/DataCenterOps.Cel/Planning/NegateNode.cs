namespace DataCenterOps.Cel;

/// <summary><c>-a</c>.</summary>
internal sealed class NegateNode(Place place, Node operand) : Node(place, 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var value = operand.Eval(frame);
        return value.IsError ? value : At(Arithmetic.Negate(value));
    }
}
