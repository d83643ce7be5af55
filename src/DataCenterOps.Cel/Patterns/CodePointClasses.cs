namespace DataCenterOps.Cel;

/// <summary>
/// The code points sorted into few classes: those of one class are in the same sets of a pattern and of one kind for its
/// assertions, so that the automaton need not tell them apart.
/// </summary>
internal sealed class CodePointClasses
{
    private readonly int[] _starts;
    private readonly int[] _classOfRange;
    private readonly byte[] _ascii = new byte[128];
    private readonly List<(bool[] In, PatternPlace Kind)> _classes = [];

    public CodePointClasses(List<CodePointSet> sets)
    {
        CodePointSet[] all = [.. sets, CharacterClasses.Word, new CodePointSet().Add('\n', '\n')];
        var ranges = Array.ConvertAll(all, set => set.Ranges());
        _starts = [.. ranges.SelectMany(list => list).SelectMany(range => new[] { range.From, range.To + 1 }).Append(0).Distinct().Order()];
        _classOfRange = new int[_starts.Length];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new int[all.Length];
        var signature = new char[all.Length];
        for (var i = 0; i < _starts.Length; i++)
        {
            for (var s = 0; s < all.Length; s++)
            {
                while (next[s] < ranges[s].Count && ranges[s][next[s]].To < _starts[i])
                {
                    next[s]++;
                }

                signature[s] = next[s] < ranges[s].Count && ranges[s][next[s]].From <= _starts[i] ? '1' : '0';
            }

            var key = new string(signature);
            if (!known.TryGetValue(key, out var found))
            {
                known[key] = found = _classes.Count;
                var kind = signature[^1] == '1' ? PatternPlace.NewLine : signature[^2] == '1' ? PatternPlace.Word : PatternPlace.Other;
                _classes.Add((Array.ConvertAll(signature[..sets.Count], c => c == '1'), kind));
            }

            _classOfRange[i] = found;
        }

        for (var c = 0; c < _ascii.Length; c++)
        {
            _ascii[c] = (byte)Math.Min(byte.MaxValue, Search(c));
        }
    }

    public int Count => _classes.Count;

    public bool IsIn(int @class, int set) => _classes[@class].In[set];

    public PatternPlace KindOf(int @class) => _classes[@class].Kind;

    public int Of(int code) => code < _ascii.Length && _ascii[code] != byte.MaxValue ? _ascii[code] : Search(code);

    private int Search(int code)
    {
        var at = Array.BinarySearch(_starts, code);
        return _classOfRange[at < 0 ? ~at - 1 : at];
    }
}
