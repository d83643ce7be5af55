namespace DataCenterOps.Cel;

/// <summary>All ways through an automaton at one place of a text. One for each walk: it is not thread-safe.</summary>
internal sealed class PatternWays(PatternProgram program)
{
    private readonly (PatternStep Step, int First, int Second)[] _steps = program.Steps;
    private readonly int[] _seen = new int[program.Steps.Length];
    private readonly int[] _open = new int[program.Steps.Length];
    private readonly int[] _stack = new int[program.Steps.Length];
    private readonly int[] _ways = new int[program.Steps.Length + 1];
    private int _round;
    private int _count;
    private int _depth;

    /// <summary>
    /// Follows every way that takes nothing, between two code points of these kinds. True when one of them ends in a match.
    /// </summary>
    public bool Open(ReadOnlySpan<int> ways, PatternPlace before, PatternPlace after)
    {
        (_count, _depth) = (0, 0);
        _round++;
        foreach (var way in ways)
        {
            Push(way);
        }

        while (_depth > 0)
        {
            var at = _stack[--_depth];
            var (step, first, second) = _steps[at];
            switch (step)
            {
                case PatternStep.Done:
                    return true;
                case PatternStep.Take:
                    _open[_count++] = at;
                    break;
                case PatternStep.Go:
                    Push(first);
                    break;
                case PatternStep.Fork:
                    Push(first);
                    Push(second);
                    break;
                default:
                    if (Holds((PatternAssertion)first, before, after))
                    {
                        Push(at + 1);
                    }

                    break;
            }
        }

        return false;
    }

    /// <summary>The ways behind a code point of a class, and the way from the pattern's start: a match may begin anywhere.</summary>
    public ReadOnlySpan<int> Step(CodePointClasses classes, int @class)
    {
        var count = 1;
        _ways[0] = 0;
        for (var i = 0; i < _count; i++)
        {
            if (classes.IsIn(@class, _steps[_open[i]].First))
            {
                _ways[count++] = _open[i] + 1;
            }
        }

        return _ways.AsSpan(0, count);
    }

    private void Push(int at)
    {
        if (_seen[at] != _round)
        {
            _seen[at] = _round;
            _stack[_depth++] = at;
        }
    }

    private static bool Holds(PatternAssertion assertion, PatternPlace before, PatternPlace after) => assertion switch
    {
        // An edge before is the start of the text, and after its end.
        PatternAssertion.TextStart => before == PatternPlace.Edge,
        PatternAssertion.TextEnd => after == PatternPlace.Edge,
        PatternAssertion.LineStart => before is PatternPlace.Edge or PatternPlace.NewLine,
        PatternAssertion.LineEnd => after is PatternPlace.Edge or PatternPlace.NewLine,
        PatternAssertion.WordBoundary => before == PatternPlace.Word != (after == PatternPlace.Word),
        _ => before == PatternPlace.Word == (after == PatternPlace.Word),
    };
}
