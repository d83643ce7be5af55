namespace DataCenterOps.Cel;

/// <summary>A set of code points as ranges.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;

    private readonly List<(int From, int To)> _ranges = [];

    public CodePointSet Add(int from, int to)
    {
        _ranges.Add((from, to));
        return this;
    }

    public CodePointSet Add(CodePointSet other)
    {
        _ranges.AddRange(other.Ranges());
        return this;
    }

    public CodePointSet Negate()
    {
        var negated = new CodePointSet();
        var next = 0;
        foreach (var (from, to) in Ranges())
        {
            if (from > next)
            {
                negated.Add(next, from - 1);
            }

            next = to + 1;
        }

        return next <= Last ? negated.Add(next, Last) : negated;
    }

    /// <summary>The set with every code point that differs from one of it in case only.</summary>
    public CodePointSet Fold()
    {
        var folded = new CodePointSet().Add(this);
        var ranges = Ranges();
        foreach (var (code, equivalents) in CaseFolding.Table)
        {
            if (Contains(ranges, code))
            {
                foreach (var equivalent in equivalents)
                {
                    folded.Add(equivalent, equivalent);
                }
            }
        }

        return folded;
    }

    /// <summary>The ranges, sorted and without overlap.</summary>
    public List<(int From, int To)> Ranges()
    {
        _ranges.Sort();
        var merged = new List<(int From, int To)>(_ranges.Count);
        foreach (var range in _ranges)
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        _ranges.Clear();
        _ranges.AddRange(merged);
        return merged;
    }

    private static bool Contains(List<(int From, int To)> ranges, int code)
    {
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (code < ranges[middle].From)
            {
                high = middle - 1;
            }
            else if (code > ranges[middle].To)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
