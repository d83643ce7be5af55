namespace DataCenterOps.Cel;

/// <summary>A list literal.</summary>
internal sealed class ListNode(Place place, Node[] items, bool[]? optional, long units) : Node(place, units)
{
    public override CelValue Eval(Frame frame)
    {
        var values = new CelValue[items.Length];
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Eval(frame);
            if (value.IsError)
            {
                return value;
            }

            if (optional is not null && optional[i])
            {
                if (value.Kind != CelKind.Optional)
                {
                    return Fail(CelCodes.NoSuchOverload, $"`?` does not take `{ValueTypes.Name(value)}`");
                }

                if (!value.AsOptional().HasValue)
                {
                    continue;
                }

                value = value.AsOptional().Value;
            }

            values[count++] = value;
        }

        return CelValue.OfItems(count == values.Length ? values : values[..count]);
    }
}
