namespace DataCenterOps.Cel;

/// <summary>An arithmetic operator or an index. Texts and lists that it joins cost their size.</summary>
internal sealed class BinaryNode(Place place, Node left, Node right, BinaryOperation operation, bool joins)
    : Node(place, 1 + left.Cost + right.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var a = left.Eval(frame);
        if (a.IsError)
        {
            return a;
        }

        var b = right.Eval(frame);
        if (b.IsError)
        {
            return b;
        }

        if (joins && a.Kind is CelKind.String or CelKind.Bytes or CelKind.List && !frame.Charge(Units(a, b)))
        {
            return frame.FatalValue;
        }

        return At(operation(a, b));
    }

    private static long Units(in CelValue left, in CelValue right)
    {
        var size = Weight.Size(left) + Weight.Size(right);
        return left.Kind == CelKind.List ? size : size / 10;
    }
}
