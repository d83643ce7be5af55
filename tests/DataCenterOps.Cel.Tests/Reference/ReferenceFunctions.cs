using System.Globalization;
using System.Numerics;
using System.Text;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>The functions and operators by the language definition, on plain objects.</summary>
internal static class ReferenceFunctions
{
    private static readonly BigInteger SpanBound = new BigInteger(315_576_000_000) * 1_000_000_000;
    private static readonly BigInteger FirstInstant = new BigInteger(-62_135_596_800) * 1_000_000_000;
    private static readonly BigInteger InstantEnd = new BigInteger(253_402_300_800) * 1_000_000_000;

    public static object? Call(string name, bool member, object?[] a) => (name, a) switch
    {
        (Operators.Add, [var l, var r]) => Add(l, r),
        (Operators.Subtract, [var l, var r]) => Subtract(l, r),
        (Operators.Multiply, [double l, double r]) => (object)(l * r),
        (Operators.Multiply, [long l, long r]) => Int((BigInteger)l * r),
        (Operators.Multiply, [ulong l, ulong r]) => Uint((BigInteger)l * r),
        (Operators.Divide, [double l, double r]) => l / r,
        (Operators.Divide, [long l, long r]) => Int(BigInteger.Divide(l, NotZero(r))),
        (Operators.Divide, [ulong l, ulong r]) => Uint(BigInteger.Divide(l, NotZero(r))),
        // The definition leaves the remainder of the least int by -1 open; the product refuses it as the division.
        (Operators.Modulo, [long.MinValue, -1L]) => throw new ReferenceError("overflow"),
        (Operators.Modulo, [long l, long r]) => Int(BigInteger.Remainder(l, NotZero(r))),
        (Operators.Modulo, [ulong l, ulong r]) => Uint(BigInteger.Remainder(l, NotZero(r))),
        (Operators.Negate, [long l]) => Int(-(BigInteger)l),
        (Operators.Negate, [double l]) => -l,
        (Operators.Not, [bool l]) => !l,
        (Operators.Equal, [var l, var r]) => ReferenceEquality.Equal(l, r),
        (Operators.NotEqual, [var l, var r]) => !ReferenceEquality.Equal(l, r),
        (Operators.Less, [var l, var r]) => ReferenceEquality.Compare(l, r) < 0,
        (Operators.LessOrEqual, [var l, var r]) => ReferenceEquality.Compare(l, r) <= 0,
        (Operators.Greater, [var l, var r]) => ReferenceEquality.Compare(l, r) > 0,
        (Operators.GreaterOrEqual, [var l, var r]) => ReferenceEquality.Compare(l, r) >= 0,
        (Operators.In, [var l, List<object?> r]) => r.Exists(item => ReferenceEquality.Equal(item, l)),
        (Operators.In, [var l, ReferenceMap r]) => ReferenceEquality.Find(r, l, out _),
        (Operators.Index, [var l, var r]) => Index(l, r),
        (Operators.OptionalIndex, [var l, var r]) => OptionalIndex(l, r),
        ("size", [string text]) => (long)text.EnumerateRunes().Count(),
        ("size", [byte[] bytes]) => (long)bytes.Length,
        ("size", [List<object?> list]) => (long)list.Count,
        ("size", [ReferenceMap map]) => (long)map.Pairs.Count,
        ("dyn", [var value]) => value,
        ("type", [var value]) => new ReferenceType(ReferenceValues.TypeName(value)),
        ("optional.of", [var value]) => new ReferenceOptional(true, value),
        ("optional.none", []) => new ReferenceOptional(false, null),
        ("optional.ofNonZeroValue", [var value]) => new ReferenceOptional(!IsZero(value), IsZero(value) ? null : value),
        ("hasValue", [ReferenceOptional held]) when member => held.Has,
        ("value", [ReferenceOptional held]) when member => held.Has ? held.Value : throw new ReferenceError("nothing held"),
        _ => member ? ReferenceMembers.Call(name, a) : Global(name, a),
    };

    private static object? Global(string name, object?[] a) => (name, a) switch
    {
        ("int", [long l]) => (object)l,
        ("int", [ulong l]) => Int(l),
        ("int", [double l]) => l is > -9223372036854775808.0 and < 9223372036854775808.0 ? (long)l : throw new ReferenceError("range"),
        ("int", [ReferenceTime t]) => Int(Floor(t.Nanos)),
        ("uint", [ulong l]) => l,
        ("uint", [long l]) => Uint(l),
        ("uint", [double l]) => l is >= 0 and < 18446744073709551616.0 ? (ulong)l : throw new ReferenceError("range"),
        ("double", [double l]) => l,
        ("double", [long l]) => (double)l,
        ("double", [ulong l]) => (double)l,
        ("int", [string l]) => Int(Whole(l)),
        ("uint", [string l]) => Uint(Whole(l)),
        ("double", [string l]) => (double)Whole(l),
        ("string", [string l]) => l,
        ("string", [bool l]) => l ? "true" : "false",
        ("string", [long l]) => l.ToString(CultureInfo.InvariantCulture),
        ("string", [ulong l]) => l.ToString(CultureInfo.InvariantCulture),
        ("string", [byte[] l]) => Utf8(l),
        ("string", [double or ReferenceTime or ReferenceSpan]) => throw Unmodelled("the notation of numbers and times"),
        ("bytes", [byte[] l]) => l,
        ("bytes", [string l]) => Encoding.UTF8.GetBytes(l),
        ("bool", [bool l]) => l,
        ("bool", ["true" or "false"]) => a[0] is "true",
        ("bool", [string]) => throw Unmodelled("the other spellings of truth"),
        ("timestamp" or "duration", [string l]) when !ReferenceTimes.IsOurs(l) => throw Unmodelled("the notations of times"),
        ("timestamp", [string l]) => ReferenceTimes.Instant(l),
        ("timestamp", [ReferenceTime l]) => l,
        ("duration", [string l]) => ReferenceTimes.Span(l),
        ("duration", [ReferenceSpan l]) => l,
        ("math.abs", [long l]) => Int(BigInteger.Abs(l)),
        ("math.abs", [ulong l]) => l,
        ("math.abs", [double l]) => Math.Abs(l),
        ("math.greatest", [List<object?> list]) => Extreme(list, 1),
        ("math.least", [List<object?> list]) => Extreme(list, -1),
        ("math.greatest", [_, _]) => Extreme([.. a], 1),
        ("math.least", [_, _]) => Extreme([.. a], -1),
        ("math.bitAnd", [long l, long r]) => l & r,
        ("math.bitXor", [long l, long r]) => l ^ r,
        ("lists.range", [long l]) => l is >= 0 and <= CelLimits.Items
            ? Enumerable.Range(0, (int)l).Select(item => (object?)(long)item).ToList()
            : throw new ReferenceError("range"),
        ("sets.contains", [List<object?> l, List<object?> r]) => r.TrueForAll(item => Has(l, item)),
        ("sets.equivalent", [List<object?> l, List<object?> r]) => r.TrueForAll(item => Has(l, item)) && l.TrueForAll(item => Has(r, item)),
        ("sets.intersects", [List<object?> l, List<object?> r]) => r.Exists(item => Has(l, item)),
        _ => throw new ReferenceError($"no {name} of {string.Join(' ', a.Select(ReferenceValues.TypeName))}"),
    };

    // What the definition leaves to the notation of texts is not written down here a second time: such programs are passed over.
    private static NotSupportedException Unmodelled(string what) => new(what);

    private static BigInteger Whole(string text) =>
        text.TrimStart('-') is { Length: > 0 } digits && text.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit)
            ? BigInteger.Parse(text, CultureInfo.InvariantCulture)
            : throw Unmodelled("the other notations of numbers");

    private static string Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ReferenceError("no UTF-8");
        }
    }

    private static ReferenceSpan Span(BigInteger nanos) =>
        BigInteger.Abs(nanos) <= SpanBound ? new ReferenceSpan(nanos) : throw new ReferenceError("range");

    public static bool Has(List<object?> list, object? item) => list.Exists(other => ReferenceEquality.Equal(other, item));

    private static ReferenceTime Instant(BigInteger nanos) =>
        nanos >= FirstInstant && nanos < InstantEnd ? new ReferenceTime(nanos) : throw new ReferenceError("range");

    private static BigInteger Floor(BigInteger nanos)
    {
        var seconds = BigInteger.DivRem(nanos, 1_000_000_000, out var rest);
        return rest.Sign < 0 ? seconds - 1 : seconds;
    }

    private static BigInteger NotZero(BigInteger divisor) =>
        divisor.IsZero ? throw new ReferenceError("division by zero") : divisor;

    private static long Int(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (long)value : throw new ReferenceError("overflow");

    private static ulong Uint(BigInteger value) =>
        value.Sign >= 0 && value <= ulong.MaxValue ? (ulong)value : throw new ReferenceError("overflow");

    private static object Add(object? left, object? right) => (left, right) switch
    {
        (long l, long r) => (object)Int((BigInteger)l + r),
        (ulong l, ulong r) => Uint((BigInteger)l + r),
        (double l, double r) => l + r,
        (string l, string r) => l + r,
        (byte[] l, byte[] r) => l.Concat(r).ToArray(),
        (List<object?> l, List<object?> r) => l.Concat(r).ToList(),
        (ReferenceTime l, ReferenceSpan r) => Instant(l.Nanos + r.Nanos),
        (ReferenceSpan l, ReferenceTime r) => Instant(l.Nanos + r.Nanos),
        (ReferenceSpan l, ReferenceSpan r) => Span(l.Nanos + r.Nanos),
        _ => throw new ReferenceError("no sum"),
    };

    private static object Subtract(object? left, object? right) => (left, right) switch
    {
        (long l, long r) => (object)Int((BigInteger)l - r),
        (ulong l, ulong r) => Uint((BigInteger)l - r),
        (double l, double r) => l - r,
        (ReferenceTime l, ReferenceTime r) => Span(l.Nanos - r.Nanos),
        (ReferenceTime l, ReferenceSpan r) => Instant(l.Nanos - r.Nanos),
        (ReferenceSpan l, ReferenceSpan r) => Span(l.Nanos - r.Nanos),
        _ => throw new ReferenceError("no difference"),
    };

    private static object? Index(object? value, object? key)
    {
        switch (value)
        {
            case ReferenceOptional:
                return OptionalIndex(value, key);
            case ReferenceMap map:
                return ReferenceEquality.Find(map, key, out var found) ? found : throw new ReferenceError("no key");
            case List<object?> list:
                return TryPosition(list, key, out var at) ? list[at] : throw new ReferenceError("no item");
            default:
                throw new ReferenceError("no index");
        }
    }

    private static bool TryPosition(List<object?> list, object? key, out int at)
    {
        if (!ReferenceEquality.IsNumber(key) || key is double d && (double.IsNaN(d) || d != Math.Truncate(d) || Math.Abs(d) > 1e18))
        {
            throw new ReferenceError("no position");
        }

        for (at = 0; at < list.Count; at++)
        {
            if (ReferenceEquality.Equal((long)at, key))
            {
                return true;
            }
        }

        return false;
    }

    private static ReferenceOptional OptionalIndex(object? value, object? key)
    {
        if (value is ReferenceOptional { Has: false })
        {
            return new ReferenceOptional(false, null);
        }

        value = value is ReferenceOptional held ? held.Value : value;
        var none = value switch
        {
            ReferenceMap map => !ReferenceEquality.Find(map, key, out _),
            List<object?> list => !TryPosition(list, key, out _),
            ReferenceOptional => false,
            _ => throw new ReferenceError("no index"),
        };
        return none ? new ReferenceOptional(false, null) : new ReferenceOptional(true, Index(value, key));
    }

    private static bool IsZero(object? value) => value switch
    {
        null => true,
        bool b => !b,
        long l => l == 0,
        ulong l => l == 0,
        double d => d == 0,
        string s => s.Length == 0,
        byte[] b => b.Length == 0,
        List<object?> l => l.Count == 0,
        ReferenceMap m => m.Pairs.Count == 0,
        ReferenceSpan s => s.Nanos.IsZero,
        ReferenceTime t => t.Nanos.IsZero,
        ReferenceOptional o => !o.Has,
        _ => false,
    };

    private static object? Extreme(List<object?> values, int sign)
    {
        if (values.Count == 0 || !values.TrueForAll(ReferenceEquality.IsNumber))
        {
            throw new ReferenceError("no extreme");
        }

        var best = values[0];
        foreach (var value in values)
        {
            best = ReferenceEquality.Compare(value, best) is { } order && Math.Sign(order) == sign ? value : best;
        }

        return best;
    }
}
