using System.Text.RegularExpressions;

namespace DataCenterOps.Cel;

/// <summary><c>text.matches('constant')</c>: the pattern is compiled once.</summary>
internal sealed class MatchNode(Place place, Node operand, Regex regex, long patternLength) : Node(place, 1 + 1 + operand.Cost)
{
    public override CelValue Eval(Frame frame) => FromTruth(Test(frame), frame);

    public override Truth Test(Frame frame)
    {
        var value = operand.Eval(frame);
        if (value.IsError)
        {
            return Fault(frame, value);
        }

        if (value.Kind != CelKind.String)
        {
            return Fault(frame, CelValue.Fail(CelCodes.NoSuchOverload, $"`matches` does not take `{ValueTypes.Name(value)}`"));
        }

        if (!frame.Charge(PatternCost.Matches.Units([value.AsString().Length, patternLength])))
        {
            return Fault(frame, frame.FatalValue);
        }

        var answer = PatternCache.IsMatch(regex, value.AsString());
        return answer.IsError ? Fault(frame, answer) : answer.AsBool() ? Truth.True : Truth.False;
    }
}
