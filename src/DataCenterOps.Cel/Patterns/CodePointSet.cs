using System.Globalization;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary>A set of code points as ranges, and how .NET, which knows UTF-16 units only, matches one of them.</summary>
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
        foreach (var (code, equivalents) in CaseFolding.Table)
        {
            if (Contains(code))
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

    /// <summary>A .NET pattern that matches exactly one code point of the set, whole surrogate pairs included.</summary>
    public string Emit()
    {
        var single = new StringBuilder();
        var pairs = new List<string>();
        foreach (var (from, to) in Ranges())
        {
            Units(single, from, Math.Min(to, 0xD7FF));
            Units(single, Math.Max(from, 0xE000), Math.Min(to, 0xFFFF));
            if (to > 0xFFFF)
            {
                Pairs(pairs, Math.Max(from, 0x10000), to);
            }
        }

        if (single.Length > 0)
        {
            pairs.Insert(0, $"[{single}]");
        }

        return pairs.Count switch
        {
            0 => @"[^\s\S]",
            1 when single.Length > 0 => pairs[0],
            _ => $"(?:{string.Join('|', pairs)})",
        };
    }

    private bool Contains(int code)
    {
        foreach (var (from, to) in _ranges)
        {
            if (code >= from && code <= to)
            {
                return true;
            }
        }

        return false;
    }

    private static void Units(StringBuilder text, int from, int to)
    {
        if (from <= to)
        {
            text.Append(Unit(from));
            if (to > from)
            {
                text.Append('-').Append(Unit(to));
            }
        }
    }

    private static string Unit(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);

    private static void Pairs(List<string> pairs, int from, int to)
    {
        var (high, low) = (0xD800 + ((from - 0x10000) >> 10), 0xDC00 + ((from - 0x10000) & 0x3FF));
        var (lastHigh, lastLow) = (0xD800 + ((to - 0x10000) >> 10), 0xDC00 + ((to - 0x10000) & 0x3FF));
        if (high == lastHigh)
        {
            pairs.Add($"{Unit(high)}[{Unit(low)}-{Unit(lastLow)}]");
            return;
        }

        if (low > 0xDC00)
        {
            pairs.Add($"{Unit(high)}[{Unit(low)}-{Unit(0xDFFF)}]");
            high++;
        }

        var end = lastLow < 0xDFFF ? lastHigh - 1 : lastHigh;
        if (high <= end)
        {
            pairs.Add($"[{Unit(high)}-{Unit(end)}][{Unit(0xDC00)}-{Unit(0xDFFF)}]");
        }

        if (lastLow < 0xDFFF)
        {
            pairs.Add($"{Unit(lastHigh)}[{Unit(0xDC00)}-{Unit(lastLow)}]");
        }
    }
}
