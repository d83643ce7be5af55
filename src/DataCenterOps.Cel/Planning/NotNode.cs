namespace DataCenterOps.Cel;

/// <summary><c>!a</c>.</summary>
internal sealed class NotNode(Place place, Node operand) : Node(place, 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame) => operand.Test(frame) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Error,
    };
}
