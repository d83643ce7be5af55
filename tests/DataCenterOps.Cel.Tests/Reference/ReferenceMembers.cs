using System.Numerics;
using System.Text;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>The functions that are called on a value. Texts are lists of code points here.</summary>
internal static class ReferenceMembers
{
    public static object? Call(string name, object?[] a) => (name, a) switch
    {
        ("startsWith", [string l, string r]) => Runes(l).Take(Runes(r).Length).SequenceEqual(Runes(r)),
        ("endsWith", [string l, string r]) => Runes(l).Reverse().Take(Runes(r).Length).SequenceEqual(Runes(r).Reverse()),
        ("contains", [string l, string r]) => Find(Runes(l), Runes(r), 0) >= 0,
        ("charAt", [string l, long at]) => at >= 0 && at <= Runes(l).Length
            ? Text(Runes(l).Skip((int)at).Take(1)) : throw new ReferenceError("no position"),
        ("indexOf", [string l, string r]) => (long)Find(Runes(l), Runes(r), 0),
        ("indexOf", [string l, string r, long from]) => from >= 0 && from <= Runes(l).Length
            ? (long)Find(Runes(l), Runes(r), (int)from) : throw new ReferenceError("no position"),
        ("lastIndexOf", [string l, string r]) => (long)FindLast(Runes(l), Runes(r), Runes(l).Length),
        ("lastIndexOf", [string l, string r, long from]) => from >= 0 && from <= Runes(l).Length
            ? (long)FindLast(Runes(l), Runes(r), (int)from) : throw new ReferenceError("no position"),
        ("substring", [string l, long from]) => Part(Runes(l), from, Runes(l).Length),
        ("substring", [string l, long from, long to]) => Part(Runes(l), from, to),
        ("lowerAscii", [string l]) => Text(Runes(l).Select(rune => rune.Value is >= 'A' and <= 'Z' ? new Rune(rune.Value + 32) : rune)),
        ("upperAscii", [string l]) => Text(Runes(l).Select(rune => rune.Value is >= 'a' and <= 'z' ? new Rune(rune.Value - 32) : rune)),
        ("trim", [string l]) => l.Trim(),
        ("reverse", [string l]) => Text(Runes(l).Reverse()),
        ("replace", [string l, string r, string by]) => Replace(Runes(l), Runes(r), Runes(by)),
        ("split", [string l, string r]) => Split(Runes(l), Runes(r)),
        ("join", [List<object?> l]) => Join(l, ""),
        ("join", [List<object?> l, string r]) => Join(l, r),
        ("reverse", [List<object?> l]) => Enumerable.Reverse(l).ToList(),
        ("slice", [List<object?> l, long from, long to]) => from >= 0 && to >= from && to <= l.Count
            ? l.GetRange((int)from, (int)(to - from)) : throw new ReferenceError("no part"),
        ("first", [List<object?> l]) => new ReferenceOptional(l.Count > 0, l.FirstOrDefault()),
        ("last", [List<object?> l]) => new ReferenceOptional(l.Count > 0, l.LastOrDefault()),
        ("flatten", [List<object?> l]) => Flatten(l, 1),
        ("flatten", [List<object?> l, long depth]) => depth >= 0 ? Flatten(l, depth) : throw new ReferenceError("depth"),
        ("distinct", [List<object?> l]) => Distinct(l),
        ("sort", [List<object?> l]) => Sort(l, l),
        ("@sortByKeys", [List<object?> l, List<object?> keys]) => Sort(l, keys),
        ("getFullYear", [ReferenceTime t]) => (long)Date(t).Year,
        ("getMonth", [ReferenceTime t]) => Date(t).Month - 1L,
        ("getDate", [ReferenceTime t]) => (long)Date(t).Day,
        ("getDayOfWeek", [ReferenceTime t]) => (long)Date(t).DayOfWeek,
        ("getHours", [ReferenceTime t]) => (long)Date(t).Hour,
        ("getMinutes", [ReferenceTime t]) => (long)Date(t).Minute,
        ("getSeconds", [ReferenceTime t]) => (long)Date(t).Second,
        ("getHours", [ReferenceSpan s]) => (long)(s.Nanos / 3_600_000_000_000),
        ("getMinutes", [ReferenceSpan s]) => (long)(s.Nanos / 60_000_000_000),
        ("getSeconds", [ReferenceSpan s]) => (long)(s.Nanos / 1_000_000_000),
        _ => throw new ReferenceError($"no member {name}"),
    };

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static string Text(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));

    private static DateTime Date(ReferenceTime time)
    {
        var ticks = BigInteger.DivRem(time.Nanos, 100, out var rest) - (rest.Sign < 0 ? 1 : 0);
        return DateTime.UnixEpoch.AddTicks((long)ticks);
    }

    private static int Find(Rune[] text, Rune[] wanted, int from)
    {
        for (var at = from; at + wanted.Length <= text.Length; at++)
        {
            if (text.AsSpan(at, wanted.Length).SequenceEqual(wanted))
            {
                return at;
            }
        }

        return -1;
    }

    private static int FindLast(Rune[] text, Rune[] wanted, int from)
    {
        for (var at = Math.Min(from, text.Length - wanted.Length); at >= 0; at--)
        {
            if (text.AsSpan(at, wanted.Length).SequenceEqual(wanted))
            {
                return at;
            }
        }

        return -1;
    }

    private static string Part(Rune[] text, long from, long to) => from >= 0 && to >= from && to <= text.Length
        ? Text(text[(int)from..(int)to])
        : throw new ReferenceError("no part");

    private static string Replace(Rune[] text, Rune[] wanted, Rune[] by)
    {
        if (wanted.Length == 0)
        {
            return Text(by.Concat(text.SelectMany(rune => by.Prepend(rune))));
        }

        var result = new List<Rune>();
        for (var at = 0; at < text.Length;)
        {
            var found = at + wanted.Length <= text.Length && text.AsSpan(at, wanted.Length).SequenceEqual(wanted);
            result.AddRange(found ? by : [text[at]]);
            at += found ? wanted.Length : 1;
        }

        return Text(result);
    }

    private static List<object?> Split(Rune[] text, Rune[] separator)
    {
        if (separator.Length == 0)
        {
            return [.. text.Select(rune => (object?)rune.ToString())];
        }

        var parts = new List<object?>();
        var start = 0;
        for (var at = Find(text, separator, 0); at >= 0; at = Find(text, separator, start))
        {
            parts.Add(Text(text[start..at]));
            start = at + separator.Length;
        }

        parts.Add(Text(text[start..]));
        return parts;
    }

    private static string Join(List<object?> items, string separator) => string.Join(
        separator, items.Select(item => item as string ?? throw new ReferenceError("no text")));

    private static List<object?> Flatten(List<object?> items, long depth) => [.. items.SelectMany(item =>
        item is List<object?> inner && depth > 0 ? Flatten(inner, depth - 1) : [item])];

    private static List<object?> Distinct(List<object?> items)
    {
        var found = new List<object?>();
        foreach (var item in items.Where(item => !ReferenceFunctions.Has(found, item)))
        {
            found.Add(item);
        }

        return found;
    }

    private static List<object?> Sort(List<object?> items, List<object?> keys)
    {
        if (keys.Exists(key => key is null || key is not (bool or long or ulong or double or string or byte[] or ReferenceTime or ReferenceSpan)
            || key.GetType() != keys[0]!.GetType()))
        {
            throw new ReferenceError("no common order");
        }

        // Insertion, each behind its equals.
        var sorted = new List<(object? Item, object? Key)>();
        foreach (var (item, key) in items.Zip(keys))
        {
            var at = sorted.FindIndex(other => ReferenceEquality.Compare(key, other.Key) is { } order
                ? order < 0
                : double.IsNaN((double)key!) && !double.IsNaN((double)other.Key!));
            sorted.Insert(at < 0 ? sorted.Count : at, (item, key));
        }

        return [.. sorted.Select(pair => pair.Item)];
    }
}
