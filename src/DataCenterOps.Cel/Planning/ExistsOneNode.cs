namespace DataCenterOps.Cel;

/// <summary><c>exists_one</c>: counts every item, so that an error is never hidden.</summary>
internal sealed class ExistsOneNode(Place place, Node range, int slot, bool two, Node body)
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

        var count = 0;
        for (var i = 0; i < first.Length; i++)
        {
            if (!frame.Step(PerItem))
            {
                return Fault(frame, frame.FatalValue);
            }

            Set(frame, i, first, second);
            switch (body.Test(frame))
            {
                case Truth.Error:
                    return Truth.Error;
                case Truth.True:
                    count++;
                    break;
            }
        }

        return count == 1 ? Truth.True : Truth.False;
    }
}
