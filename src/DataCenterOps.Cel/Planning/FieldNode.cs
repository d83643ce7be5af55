namespace DataCenterOps.Cel;

/// <summary>A field of a declared object: an array access.</summary>
internal sealed class FieldNode(Place place, Node operand, CelObjectType type, int slot, string name)
    : Node(place, 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var value = operand.Eval(frame);
        if (value.Kind == CelKind.Object && value.AsObject() is var found && ReferenceEquals(found.Type, type))
        {
            var field = found.Read(slot);
            return field.Kind is CelKind.Unset or CelKind.Error ? Missing(field) : field;
        }

        return value.IsError ? value : At(Selection.Field(value, name));
    }

    private CelValue Missing(in CelValue field) =>
        field.IsError ? At(field) : Fail(CelCodes.NoSuchField, $"`{name}` of `{type.Name}` is not set");
}
