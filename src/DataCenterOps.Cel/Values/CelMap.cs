using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>
/// An immutable map in insertion order. Keys are int, uint, bool or string; numbers of different kinds that have
/// the same mathematical value are the same key.
/// </summary>
public sealed class CelMap
{
    private readonly CelValue[] _keys;
    private readonly CelValue[] _values;
    private readonly Dictionary<CelValue, int>? _index;

    private CelMap(CelValue[] keys, CelValue[] values, Dictionary<CelValue, int>? index)
    {
        _keys = keys;
        _values = values;
        _index = index;
    }

    /// <summary>The map without entries.</summary>
    public static CelMap Empty { get; } = new([], [], null);

    /// <summary>How many entries there are.</summary>
    public int Count => _keys.Length;

    internal CelValue[] KeyArray => _keys;

    internal CelValue[] ValueArray => _values;

    internal ReadOnlySpan<CelValue> Keys => _keys;

    internal ReadOnlySpan<CelValue> Values => _values;

    /// <summary>Builds a map. Throws on a key that is doubled or of a kind that no key has.</summary>
    public static CelMap Of(ImmutableArray<KeyValuePair<CelValue, CelValue>> entries)
    {
        var keys = new CelValue[entries.Length];
        var values = new CelValue[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            (keys[i], values[i]) = (entries[i].Key, entries[i].Value);
        }

        return TryBuild(keys, values, out var map, out var error)
            ? map!
            : throw new ArgumentException(error!.Message, nameof(entries));
    }

    /// <summary>Builds a map with text keys. Throws on a doubled key.</summary>
    public static CelMap Of(params ReadOnlySpan<(string Key, CelValue Value)> entries)
    {
        var builder = ImmutableArray.CreateBuilder<KeyValuePair<CelValue, CelValue>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            builder.Add(new(CelValue.FromString(key), value));
        }

        return Of(builder.MoveToImmutable());
    }

    /// <summary>The entries in insertion order.</summary>
    public IEnumerable<KeyValuePair<CelValue, CelValue>> Entries()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return new(_keys[i], _values[i]);
        }
    }

    /// <summary>Finds the value of a key; a number of any kind finds the key of the same mathematical value.</summary>
    public bool TryGet(CelValue key, out CelValue value)
    {
        var at = Find(key);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    internal bool TryGet(string key, out CelValue value)
    {
        if (_index is null)
        {
            for (var i = 0; i < _keys.Length; i++)
            {
                if (_keys[i].Kind == CelKind.String && string.Equals(_keys[i].AsString(), key, StringComparison.Ordinal))
                {
                    value = _values[i];
                    return true;
                }
            }

            value = default;
            return false;
        }

        return TryGet(CelValue.FromString(key), out value);
    }

    /// <summary>Takes the arrays over. False with the error when a key is doubled or of a wrong kind.</summary>
    internal static bool TryBuild(CelValue[] keys, CelValue[] values, out CelMap? map, out CelError? error)
    {
        map = null;
        error = null;
        foreach (ref readonly var key in keys.AsSpan())
        {
            if (key.Kind is not (CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.String))
            {
                error = new CelError(CelCodes.BadKey, $"`{CelPrinter.Short(key)}` cannot be the key of a map");
                return false;
            }
        }

        if (keys.Length > CelLimits.LinearSearch)
        {
            var index = new Dictionary<CelValue, int>(keys.Length, CelKeyComparer.Instance);
            for (var i = 0; i < keys.Length; i++)
            {
                if (!index.TryAdd(keys[i], i))
                {
                    error = Doubled(keys[i]);
                    return false;
                }
            }

            map = new CelMap(keys, values, index);
            return true;
        }

        for (var i = 1; i < keys.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (CelEquality.Equal(keys[i], keys[j]))
                {
                    error = Doubled(keys[i]);
                    return false;
                }
            }
        }

        map = new CelMap(keys, values, null);
        return true;
    }

    private int Find(in CelValue key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var at) ? at : -1;
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            if (CelEquality.Equal(_keys[i], key))
            {
                return i;
            }
        }

        return -1;
    }

    private static CelError Doubled(in CelValue key) => new(CelCodes.DuplicateKey, $"the key `{CelPrinter.Short(key)}` stands twice");
}
