namespace DataCenterOps.Cel;

/// <summary>
/// <c>list.filter(x, p).all(y, q)</c> and <c>exists</c> in one walk, without the list between. It answers and costs as the two
/// would: every item is filtered, for an error of the filter is not absorbed, and items behind the one that decides are not asked.
/// </summary>
internal sealed class FilteredQuantifierNode(
    Place place, Node range, int filterSlot, Node filter, int slot, Node body, Truth deciding)
    : LoopNode(place, range, filterSlot, two: false, 1 + filter.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        // What the node of the filter would cost.
        if (!frame.Charge(1))
        {
            return Fault(frame, frame.FatalValue);
        }

        var opened = Open(frame, out var items, out _);
        if (opened.IsError)
        {
            return Fault(frame, opened);
        }

        var error = default(CelError);
        var decided = false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!frame.Step(PerItem))
            {
                return Fault(frame, frame.FatalValue);
            }

            Set(frame, i, items, null);
            var passes = filter.Test(frame);
            if (passes == Truth.Error)
            {
                return Truth.Error;
            }

            if (passes == Truth.False || decided)
            {
                continue;
            }

            if (!frame.Step(1 + body.Cost))
            {
                return Fault(frame, frame.FatalValue);
            }

            frame.Slots[slot] = items[i];
            var truth = body.Test(frame);
            decided = truth == deciding;
            if (truth == Truth.Error)
            {
                error ??= frame.Fault;
            }
        }

        if (decided)
        {
            return deciding;
        }

        if (error is null)
        {
            return deciding == Truth.True ? Truth.False : Truth.True;
        }

        frame.Fault = error;
        return Truth.Error;
    }
}
