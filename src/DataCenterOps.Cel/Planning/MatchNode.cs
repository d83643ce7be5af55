namespace DataCenterOps.Cel;

/// <summary><c>text.matches(pattern)</c>. A constant pattern is compiled once, another is compiled and charged for at each use.</summary>
internal sealed class MatchNode(Place place, Node operand, Re2Pattern? constant, Node? computed)
    : Node(place, 1 + operand.Cost + (computed?.Cost ?? 1))
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var value = operand.Eval(frame);
        if (value.IsError)
        {
            return Fault(frame, value);
        }

        var pattern = constant;
        if (computed is not null)
        {
            var given = computed.Eval(frame);
            if (given.IsError)
            {
                return Fault(frame, given);
            }

            if (given.Kind != CelKind.String || value.Kind != CelKind.String)
            {
                return Fault(frame, Arithmetic.NoOverload("matches", value, given));
            }

            if (!frame.Charge(PatternCost.Compiling(given.AsString().Length)))
            {
                return Fault(frame, frame.FatalValue);
            }

            if (!PatternCache.TryGet(given.AsString(), out pattern, out var message))
            {
                return Fault(frame, CelValue.Fail(CelCodes.BadPattern, message));
            }
        }

        return value.Kind == CelKind.String
            ? Match(frame, value.AsString(), pattern!)
            : Fault(frame, CelValue.Fail(CelCodes.NoSuchOverload, $"`matches` does not take `{ValueTypes.Name(value)}`"));
    }

    private Truth Match(Frame frame, string text, Re2Pattern pattern)
    {
        if (text.Length > CelLimits.TextLength)
        {
            return Fault(frame, Arithmetic.TooLarge("text"));
        }

        return !frame.Charge(PatternCost.Matches.Units([text.Length, pattern.Size])) ? Fault(frame, frame.FatalValue)
            : pattern.IsMatch(text) ? Truth.True : Truth.False;
    }
}
