using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>
/// A compiled regular expression. Whether it matches is found by walking through its automaton with all ways at once, so that
/// the time is at most the length of the text times the size of the pattern, whatever the pattern. Sets of ways that were met
/// are remembered up to a bound, which makes the usual pattern cost one look-up a code point. (.NET's own non-backtracking
/// engine has no such bound: a pattern of thirteen characters kept it busy for a minute.) Thread-safe.
/// </summary>
internal sealed class Re2Pattern
{
    private const int MostStates = 256;
    private const int MostRemembered = 65_536;
    private const int Unknown = 0;
    private const int Matched = -1;
    private const int Forgotten = -2;

    private readonly PatternProgram _program;
    private readonly CodePointClasses _classes;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int[][] _next;
    private (int[] Ways, PatternPlace Before)[] _states;
    private int _count;
    private int _remembered;

    public Re2Pattern(PatternProgram program, int size)
    {
        (_program, _classes, Size) = (program, new CodePointClasses(program.Sets), size);
        (_next, _states) = (new int[4][], new (int[], PatternPlace)[4]);
        Number([0], PatternPlace.Edge);
    }

    /// <summary>Positions once repetitions are written out, at least the length of the text: what matching costs.</summary>
    public int Size { get; }

    public bool IsMatch(string text)
    {
        // States count from 1: 0 in a row says that the way has not been walked yet.
        var state = 1;
        for (var at = 0; at < text.Length;)
        {
            var @class = ClassAt(text, at, out var length);
            var next = Volatile.Read(ref Volatile.Read(ref _next)[state][@class]);
            next = next == Unknown ? Walk(state, @class) : next;
            switch (next)
            {
                case Matched:
                    return true;
                case Forgotten:
                    return IsMatchSlowly(text, at, state);
            }

            state = next;
            at += length;
        }

        var (ways, before) = Volatile.Read(ref _states)[state];
        return new PatternWays(_program).Open(ways, before, PatternPlace.Edge);
    }

    private int ClassAt(string text, int at, out int length)
    {
        var unit = text[at];
        length = char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return _classes.Of(length == 2 ? char.ConvertToUtf32(unit, text[at + 1]) : unit);
    }

    private int Walk(int state, int @class)
    {
        lock (_gate)
        {
            var (ways, before) = _states[state];
            var all = new PatternWays(_program);
            var next = all.Open(ways, before, _classes.KindOf(@class))
                ? Matched
                : Number(all.Step(_classes, @class).ToArray(), _classes.KindOf(@class));
            // What does not fit in memory is asked again each time, and then walked without it.
            if (next != Forgotten)
            {
                Volatile.Write(ref _next[state][@class], next);
            }

            return next;
        }
    }

    private int Number(int[] ways, PatternPlace before)
    {
        Array.Sort(ways);
        var key = new string(MemoryMarshal.Cast<int, char>(ways)) + (char)before;
        if (_numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_count >= MostStates || _remembered + ways.Length + _classes.Count > MostRemembered)
        {
            return Forgotten;
        }

        var number = ++_count;
        if (number >= _states.Length)
        {
            var (states, next) = (_states, _next);
            Array.Resize(ref states, number * 2);
            Array.Resize(ref next, number * 2);
            Volatile.Write(ref _states, states);
            Volatile.Write(ref _next, next);
        }

        (_states[number], _next[number]) = ((ways, before), new int[_classes.Count]);
        _remembered += ways.Length + _classes.Count;
        return _numbers[key] = number;
    }

    private bool IsMatchSlowly(string text, int at, int state)
    {
        var (start, before) = Volatile.Read(ref _states)[state];
        ReadOnlySpan<int> ways = start;
        var all = new PatternWays(_program);
        while (at < text.Length)
        {
            var @class = ClassAt(text, at, out var length);
            if (all.Open(ways, before, _classes.KindOf(@class)))
            {
                return true;
            }

            ways = all.Step(_classes, @class);
            before = _classes.KindOf(@class);
            at += length;
        }

        return all.Open(ways, before, PatternPlace.Edge);
    }
}
