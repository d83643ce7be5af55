namespace DataCenterOps.Cel;

/// <summary>A literal, a type, what follows from such alone, or an error that an unchecked expression meets at run time.</summary>
internal sealed class ConstantNode(Place place, CelValue value, long cost = 1) : Node(place, cost)
{
    public CelValue Value => value;

    public override CelValue Eval(Frame frame) => value;
}
