namespace DataCenterOps.Cel;

/// <summary>
/// <c>&amp;&amp;</c> and <c>||</c> over any number of terms. One that decides absorbs the errors of all others, in
/// either order.
/// </summary>
internal sealed class LogicNode(Place place, Node[] terms, Truth deciding) : Node(place, 1 + terms[0].Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var error = default(CelError);
        for (var i = 0; i < terms.Length; i++)
        {
            if (i > 0 && !frame.Charge(terms[i].Cost))
            {
                return Fault(frame, frame.FatalValue);
            }

            var truth = terms[i].Test(frame);
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
