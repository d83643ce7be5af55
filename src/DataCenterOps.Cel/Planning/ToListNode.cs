namespace DataCenterOps.Cel;

/// <summary><c>map</c> and <c>filter</c>: a list of bodies, or of the items themselves where there is no body.</summary>
internal sealed class ToListNode(Place place, Node range, int slot, bool two, Node? filter, Node? body)
    : LoopNode(place, range, slot, two, 1 + (filter?.Cost ?? 0) + (filter is null ? body!.Cost : 0))
{
    public override CelValue Eval(Frame frame)
    {
        var opened = Open(frame, out var first, out var second);
        if (opened.IsError)
        {
            return opened;
        }

        var (found, count) = (new CelValue[first.Length], 0);
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

            if (body is not null && filter is not null && !frame.Charge(body.Cost))
            {
                return frame.FatalValue;
            }

            found[count] = body is null ? first[i] : body.Eval(frame);
            if (found[count].IsError)
            {
                return found[count];
            }

            count++;
        }

        return CelValue.OfItems(count == found.Length ? found : found[..count]);
    }
}
