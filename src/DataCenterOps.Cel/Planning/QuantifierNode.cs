namespace DataCenterOps.Cel;

/// <summary><c>all</c> and <c>exists</c>: an item that decides absorbs the errors of the others.</summary>
internal sealed class QuantifierNode(Place place, Node range, int slot, bool two, Node body, Truth deciding)
    : LoopNode(place, range, slot, two, 1 + body.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var opened = Open(frame, out var first, out var second);
        if (opened.IsError)
        {
            return Fault(frame, opened);
        }

        var error = default(CelError);
        for (var i = 0; i < first.Length; i++)
        {
            if (!frame.Step(PerItem))
            {
                return Fault(frame, frame.FatalValue);
            }

            Set(frame, i, first, second);
            var truth = body.Test(frame);
            if (truth == deciding)
            {
                return truth;
            }

            if (truth == Truth.Error)
            {
                error ??= frame.Fault;
            }
        }

        if (error is null)
        {
            return deciding == Truth.True ? Truth.False : Truth.True;
        }

        frame.Fault = error;
        return Truth.Error;
    }
}
