namespace DataCenterOps.Cel;

/// <summary><c>has(a.b)</c>: whether a field is set or a key exists.</summary>
internal sealed class HasNode(Place place, Node operand, string name, CelObjectType? type, int slot)
    : Node(place, 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var value = operand.Eval(frame);
        if (value.IsError)
        {
            return Fault(frame, value);
        }

        if (type is not null && value.Kind == CelKind.Object && ReferenceEquals(value.AsObject().Type, type))
        {
            return value.AsObject().Read(slot).Kind == CelKind.Unset ? Truth.False : Truth.True;
        }

        return Selection.Has(value, name) switch
        {
            true => Truth.True,
            false => Truth.False,
            _ => Fault(frame, Selection.NoFields(value, name)),
        };
    }
}
