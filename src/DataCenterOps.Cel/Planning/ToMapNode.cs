namespace DataCenterOps.Cel;

/// <summary><c>transformMap</c> and <c>transformMapEntry</c>.</summary>
internal sealed class ToMapNode(Place place, Node range, int slot, bool two, Node? filter, Node body, bool entries)
    : LoopNode(place, range, slot, two, 1 + (filter?.Cost ?? 0) + body.Cost)
{
    public override CelValue Eval(Frame frame)
    {
        var opened = Open(frame, out var first, out var second);
        if (opened.IsError)
        {
            return opened;
        }

        var (keys, values) = (new List<CelValue>(first.Length), new List<CelValue>(first.Length));
        for (var i = 0; i < first.Length; i++)
        {
            if (!frame.Step(PerItem))
            {
                return frame.FatalValue;
            }

            Set(frame, i, first, second);
            var passes = filter?.Test(frame) ?? Truth.True;
            if (passes == Truth.Error)
            {
                return CelValue.FromError(frame.Fault!);
            }

            if (passes == Truth.False)
            {
                continue;
            }

            var value = body.Eval(frame);
            if (value.IsError)
            {
                return value;
            }

            if (!entries)
            {
                keys.Add(second is null ? CelValue.FromInt(i) : first[i]);
                values.Add(value);
            }
            else if (value.Kind == CelKind.Map && frame.Charge(value.AsMap().Count))
            {
                keys.AddRange(value.AsMap().Keys);
                values.AddRange(value.AsMap().Values);
            }
            else
            {
                return frame.Fatal is not null
                    ? frame.FatalValue
                    : Fail(CelCodes.NoSuchOverload, $"a `map` is wanted here, not `{ValueTypes.Name(value)}`");
            }
        }

        return CelMap.TryBuild([.. keys], [.. values], out var map, out var error)
            ? CelValue.FromMap(map!)
            : At(CelValue.FromError(error!));
    }
}
