using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Cel;

/// <summary>
/// The instructions of a regular expression's automaton: take one code point of a set, go two ways, check the place, or be done.
/// </summary>
internal sealed class PatternProgram
{
    // Every position may need a fork and a way back.
    private const int Most = CelLimits.PatternPositions * 4;

    private readonly List<(PatternStep Step, int First, int Second)> _steps = [];
    private readonly Dictionary<CodePointSet, int> _sets = new(ReferenceEqualityComparer.Instance);

    public List<CodePointSet> Sets { get; } = [];

    /// <summary>The instructions, the first one first.</summary>
    public (PatternStep Step, int First, int Second)[] Steps { get; private set; } = [];

    /// <summary>The program of a tree; false when it is too large.</summary>
    public static bool TryBuild(PatternNode root, [NotNullWhen(true)] out PatternProgram? program)
    {
        program = new PatternProgram();
        if (program.TryEmit(root) && program.Add(PatternStep.Done, 0, 0))
        {
            program.Steps = [.. program._steps];
            return true;
        }

        program = null;
        return false;
    }

    private bool Add(PatternStep step, int first, int second)
    {
        _steps.Add((step, first, second));
        return _steps.Count <= Most;
    }

    private bool TryEmit(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.One one:
                return Add(PatternStep.Take, SetOf(one.Set), 0);
            case PatternNode.Assert assert:
                return Add(PatternStep.Check, (int)assert.Assertion, 0);
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    if (!TryEmit(part))
                    {
                        return false;
                    }
                }

                return true;
            case PatternNode.Choice choice:
                return TryEmit(choice);
            case PatternNode.Repeat repeat:
                return TryEmit(repeat);
            default:
                return false;
        }
    }

    private bool TryEmit(PatternNode.Choice choice)
    {
        var ends = new List<int>();
        for (var i = 0; i < choice.Parts.Length - 1; i++)
        {
            var fork = _steps.Count;
            if (!Add(PatternStep.Fork, fork + 1, 0) || !TryEmit(choice.Parts[i]))
            {
                return false;
            }

            ends.Add(_steps.Count);
            if (!Add(PatternStep.Go, 0, 0))
            {
                return false;
            }

            _steps[fork] = (PatternStep.Fork, fork + 1, _steps.Count);
        }

        if (!TryEmit(choice.Parts[^1]))
        {
            return false;
        }

        foreach (var end in ends)
        {
            _steps[end] = (PatternStep.Go, _steps.Count, 0);
        }

        return true;
    }

    private bool TryEmit(PatternNode.Repeat repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
        {
            if (!TryEmit(repeat.Part))
            {
                return false;
            }
        }

        if (repeat.Most < 0)
        {
            var loop = _steps.Count;
            if (!Add(PatternStep.Fork, loop + 1, 0) || !TryEmit(repeat.Part) || !Add(PatternStep.Go, loop, 0))
            {
                return false;
            }

            _steps[loop] = (PatternStep.Fork, loop + 1, _steps.Count);
            return true;
        }

        var forks = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            forks.Add(_steps.Count);
            if (!Add(PatternStep.Fork, _steps.Count + 1, 0) || !TryEmit(repeat.Part))
            {
                return false;
            }
        }

        foreach (var fork in forks)
        {
            _steps[fork] = (PatternStep.Fork, fork + 1, _steps.Count);
        }

        return true;
    }

    private int SetOf(CodePointSet set)
    {
        if (!_sets.TryGetValue(set, out var at))
        {
            _sets[set] = at = Sets.Count;
            Sets.Add(set);
        }

        return at;
    }
}
