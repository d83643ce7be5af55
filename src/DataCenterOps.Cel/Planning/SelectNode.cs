namespace DataCenterOps.Cel;

/// <summary>A field of whatever the operand is: map, object or optional.</summary>
internal sealed class SelectNode(Place place, Node operand, string name, bool optional) : Node(place, 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var value = operand.Eval(frame);
        if (value.IsError)
        {
            return value;
        }

        return At(optional || value.Kind == CelKind.Optional ? Selection.Optional(value, name) : Selection.Field(value, name));
    }
}
