namespace DataCenterOps.Cel;

/// <summary><c>cel.bind</c>: the value lies in a slot; an error in it is met where it is read.</summary>
internal sealed class BindNode(Place place, Node value, int slot, Node body) : Node(place, 1 + value.Cost + body.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        frame.Slots[slot] = value.Eval(frame);
        return body.Eval(frame);
    }

    public override Truth Test(Frame frame)
    {
        frame.Slots[slot] = value.Eval(frame);
        return body.Test(frame);
    }
}
