namespace DataCenterOps.Cel;

/// <summary>A variable.</summary>
internal sealed class SlotNode(Place place, int slot, string name) : Node(place, 1)
{
    public int Slot => slot;

    public override CelValue Eval(Frame frame)
    {
        ref readonly var value = ref frame.Slots[slot];
        return value.Kind == CelKind.Unset ? Fail(CelCodes.NoSuchField, $"`{name}` is not set") : value;
    }
}
