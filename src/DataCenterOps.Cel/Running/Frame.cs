using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Cel;

/// <summary>The memory of one evaluation. Frames are kept per thread: an evaluation allocates none.</summary>
internal sealed class Frame
{
    private const int SlotsAtStart = 32;

    [ThreadStatic]
    private static Frame? _free;

    private Frame? _next;
    private int _stride;
    private CancellationToken _token;

    public CelValue[] Slots { get; private set; } = new CelValue[SlotsAtStart];

    public CelBudget Budget { get; private set; } = null!;

    /// <summary>The error behind the last <see cref="Truth.Error"/>.</summary>
    public CelError? Fault { get; set; }

    /// <summary>The error that nothing absorbs: the budget is spent or the caller gave up.</summary>
    public CelError? Fatal { get; private set; }

    public static Frame Take(int size, CelBudget budget, CancellationToken token)
    {
        // A lazy value evaluates inside an evaluation, so that one frame is not enough.
        var frame = _free ?? new Frame();
        _free = frame._next;
        frame._next = null;
        if (frame.Slots.Length < size)
        {
            frame.Slots = new CelValue[size];
        }

        (frame.Budget, frame._token, frame._stride) = (budget, token, CelLimits.CancellationStride);
        return frame;
    }

    public void Release(int size)
    {
        Slots.AsSpan(0, size).Clear();
        (Fault, Fatal, Budget, _token) = (null, null, null!, default);
        _next = _free;
        _free = this;
    }

    public bool Charge(long units)
    {
        if (Budget.TrySpend(units))
        {
            return true;
        }

        Fatal ??= new CelError(CelCodes.CostExhausted, "the cost budget is spent");
        return false;
    }

    /// <summary>Charges one iteration. False when the loop must end.</summary>
    public bool Step(long units)
    {
        if (!Budget.TrySpend(units) || --_stride == 0)
        {
            return SlowStep(units);
        }

        return Fatal is null;
    }

    public CelValue FatalValue => CelValue.FromError(Fatal!);

    private bool SlowStep(long units)
    {
        if (_stride != 0)
        {
            return Charge(units);
        }

        _stride = CelLimits.CancellationStride;
        if (_token.IsCancellationRequested)
        {
            Fatal ??= new CelError(CelCodes.Cancelled, "the evaluation was cancelled");
        }

        return Fatal is null;
    }

    [DoesNotReturn]
    public static void Unplanned(string what) => throw new InvalidOperationException($"not planned: {what}");
}
