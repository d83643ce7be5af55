namespace DataCenterOps.Cel;

/// <summary>
/// <c>a.or(b)</c> and <c>a.orValue(b)</c>: like the branches of a conditional, <c>b</c> is evaluated only when <c>a</c> holds nothing.
/// </summary>
internal sealed class OrElseNode(Place place, Node optional, Node otherwise, bool unwrap) : Node(place, 1 + optional.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var value = optional.Eval(frame);
        if (value.IsError)
        {
            return value;
        }

        if (value.Kind != CelKind.Optional)
        {
            return Fail(CelCodes.NoSuchOverload, $"an optional is wanted here, not `{ValueTypes.Name(value)}`");
        }

        if (value.AsOptional().HasValue)
        {
            return unwrap ? value.AsOptional().Value : value;
        }

        if (!frame.Charge(otherwise.Cost))
        {
            return frame.FatalValue;
        }

        var other = otherwise.Eval(frame);
        return unwrap || other.IsError || other.Kind == CelKind.Optional
            ? other
            : Fail(CelCodes.NoSuchOverload, $"an optional is wanted here, not `{ValueTypes.Name(other)}`");
    }
}
