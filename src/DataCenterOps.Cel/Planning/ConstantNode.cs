namespace DataCenterOps.Cel;

/// <summary>A literal, a type, or an error that an unchecked expression meets at run time.</summary>
internal sealed class ConstantNode(Place place, CelValue value) : Node(place, 1)
{
    public CelValue Value => value;

    public override CelValue Eval(Frame frame) => value;
}
