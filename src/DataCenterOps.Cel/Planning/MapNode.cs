namespace DataCenterOps.Cel;

/// <summary>A map literal.</summary>
internal sealed class MapNode(Place place, Node[] keys, Node[] values, bool[]? optional, long units) : Node(place, units)
{
    public override CelValue Eval(Frame frame)
    {
        var (foundKeys, foundValues, count) = (new CelValue[keys.Length], new CelValue[keys.Length], 0);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Eval(frame);
            if (key.IsError)
            {
                return key;
            }

            var value = values[i].Eval(frame);
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

            (foundKeys[count], foundValues[count]) = (key, value);
            count++;
        }

        return CelMap.TryBuild(foundKeys[..count], foundValues[..count], out var map, out var error)
            ? CelValue.FromMap(map!)
            : At(CelValue.FromError(error!));
    }
}
