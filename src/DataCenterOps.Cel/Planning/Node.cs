namespace DataCenterOps.Cel;

/// <summary>
/// One step of a program. The cost of a node and of everything that is always evaluated with it is charged once, where
/// that part of the program is entered; a node itself charges what depends on values.
/// </summary>
internal abstract class Node(Place place, long cost)
{
    /// <summary>Units of this node and of the children that are always evaluated with it.</summary>
    public long Cost { get; } = cost;

    /// <summary>The value, or an error.</summary>
    public abstract CelValue Eval(Frame frame);

    /// <summary>The value as a condition, without building a value.</summary>
    public virtual Truth Test(Frame frame)
    {
        var value = Eval(frame);
        if (value.Kind == CelKind.Bool)
        {
            return value.Number != 0 ? Truth.True : Truth.False;
        }

        frame.Fault = value.IsError
            ? value.AsError()
            : Fail(CelCodes.NoSuchOverload, $"a `bool` is wanted here, not `{ValueTypes.Name(value)}`").AsError();
        return Truth.Error;
    }

    protected static CelValue FromTruth(Truth truth, Frame frame) => truth switch
    {
        Truth.True => CelValue.True,
        Truth.False => CelValue.False,
        _ => CelValue.FromError(frame.Fault!),
    };

    protected CelValue Fail(string code, string message)
    {
        var (line, column) = place.Position();
        return CelValue.FromError(new CelError(code, message, line, column));
    }

    protected Truth Fault(Frame frame, in CelValue error)
    {
        frame.Fault = At(error).AsError();
        return Truth.Error;
    }

    /// <summary>Gives an error that has none the position of this node.</summary>
    protected CelValue At(in CelValue value)
    {
        if (!value.IsError || value.AsError() is not { Line: 0 } error)
        {
            return value;
        }

        var (line, column) = place.Position();
        return CelValue.FromError(error with { Line = line, Column = column });
    }
}
