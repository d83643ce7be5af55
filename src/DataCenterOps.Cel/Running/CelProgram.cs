namespace DataCenterOps.Cel;

/// <summary>A compiled expression. Immutable and thread-safe.</summary>
public sealed class CelProgram
{
    private readonly Node _root;
    private readonly int _variables;
    private readonly int _frameSize;

    internal CelProgram(Node root, int variables, int frameSize) =>
        (_root, _variables, _frameSize) = (root, variables, frameSize);

    /// <summary>Evaluates. Every failure is an error in the result: the only exceptions are those of wrong calls.</summary>
    /// <param name="variables">One value for each variable, in the order of the environment. An unset one is an error when read.</param>
    /// <param name="budget">What the evaluation may cost; it is charged.</param>
    /// <param name="token">Looked at every <see cref="CelLimits.CancellationStride"/> iterations.</param>
    public CelResult Evaluate(ReadOnlySpan<CelValue> variables, CelBudget budget, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentOutOfRangeException.ThrowIfNotEqual(variables.Length, _variables, nameof(variables));
        var frame = Frame.Take(_frameSize, budget, token);
        try
        {
            variables.CopyTo(frame.Slots);
            var value = frame.Charge(_root.Cost) ? _root.Eval(frame) : default;
            return new CelResult(frame.Fatal is null ? value : frame.FatalValue);
        }
        finally
        {
            frame.Release(_frameSize);
        }
    }
}
