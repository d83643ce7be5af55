using System.Runtime.CompilerServices;

namespace DataCenterOps.Cel;

/// <summary>A call with up to four arguments. Where several overloads are possible the kinds of the arguments choose.</summary>
internal sealed class CallNode(Place place, CelFunction[] overloads, Node[] arguments, string display, long units)
    : Node(place, units)
{
    public override CelValue Eval(Frame frame)
    {
        if (arguments.Length > Buffer.Length)
        {
            return Many(frame);
        }

        var buffer = default(Buffer);
        return Run(frame, ((Span<CelValue>)buffer)[..arguments.Length]);
    }

    private CelValue Many(Frame frame) => Run(frame, new CelValue[arguments.Length]);

    private CelValue Run(Frame frame, Span<CelValue> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Eval(frame);
            if (values[i].IsError)
            {
                return values[i];
            }
        }

        foreach (var overload in overloads)
        {
            if (Fits(overload, values))
            {
                return Charge(frame, overload.Cost, values) ? At(overload.Body!(values)) : frame.FatalValue;
            }
        }

        var kinds = string.Join(" and ", values.ToArray().Select(value => $"`{ValueTypes.Name(value)}`"));
        return Fail(CelCodes.NoSuchOverload, $"`{display}` does not take {(kinds.Length == 0 ? "nothing" : kinds)}");
    }

    private static bool Fits(CelFunction overload, ReadOnlySpan<CelValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!ValueTypes.Fits(overload.Parameters[i], values[i]))
            {
                return false;
            }
        }

        return overload.Parameters.Length == values.Length;
    }

    private static bool Charge(Frame frame, CelCost cost, ReadOnlySpan<CelValue> values)
    {
        if (!cost.NeedsSizes)
        {
            return cost.Base == 0 || frame.Charge(cost.Base);
        }

        Span<long> sizes = stackalloc long[Math.Min(values.Length, Buffer.Length)];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = cost.Shape == CelCostShape.Count ? Math.Clamp(values[i].Number, 0, CelLimits.Items)
                : cost.CountsWeights ? Weight.Of(values[i], frame.Budget.Remaining) : Weight.Size(values[i]);
        }

        return frame.Charge(cost.Units(sizes));
    }

    [InlineArray(Length)]
    private struct Buffer
    {
        public const int Length = 4;
#pragma warning disable IDE0044, IDE0051 // The one field of an inline array is never named.
        private CelValue _first;
#pragma warning restore IDE0044, IDE0051
    }
}
