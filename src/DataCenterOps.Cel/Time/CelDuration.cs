using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>A span of time with nanoseconds: <see cref="Seconds"/> rounded down plus <see cref="Nanos"/>, 0 to 999,999,999.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CelDuration : IComparable<CelDuration>
{
    /// <summary>The largest span in seconds either way, about 10,000 years.</summary>
    public const long MaxSeconds = 315_576_000_000;

    internal const int NanosPerSecond = 1_000_000_000;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Name, long Nanos)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
        ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    internal CelDuration(long seconds, int nanos)
    {
        Seconds = seconds;
        Nanos = nanos;
    }

    /// <summary>Whole seconds, rounded down.</summary>
    public long Seconds { get; }

    /// <summary>Nanoseconds after <see cref="Seconds"/>, 0 to 999,999,999.</summary>
    public int Nanos { get; }

    /// <summary>A span from a .NET one.</summary>
    public static CelDuration From(TimeSpan span)
    {
        var seconds = Math.DivRem(span.Ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0
            ? new CelDuration(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100)
            : new CelDuration(seconds, (int)rest * 100);
    }

    /// <summary>A span of nanoseconds; false when it is out of range.</summary>
    internal static bool TryFromNanos(BigInteger nanos, out CelDuration value)
    {
        var seconds = BigInteger.DivRem(nanos, NanosPerSecond, out var rest);
        if (rest.Sign < 0)
        {
            (seconds, rest) = (seconds - 1, rest + NanosPerSecond);
        }

        value = default;
        return BigInteger.Abs(seconds) <= MaxSeconds && TryOf((long)seconds, (int)rest, out value);
    }

    /// <summary>A span of seconds and nanoseconds; false when it is out of range.</summary>
    internal static bool TryOf(long seconds, int nanos, out CelDuration value)
    {
        value = new CelDuration(seconds, nanos);
        return seconds is >= -MaxSeconds and < MaxSeconds || (seconds == MaxSeconds && nanos == 0);
    }

    /// <summary>Reads a text such as <c>1h30m</c>, <c>-1.5s</c> or <c>250ms</c>.</summary>
    public static bool TryParse(string text, out CelDuration value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(text);
        var rest = text.AsSpan();
        var negative = rest.StartsWith("-", StringComparison.Ordinal);
        rest = negative || rest.StartsWith("+", StringComparison.Ordinal) ? rest[1..] : rest;
        if (rest.Length is 0 or > 64)
        {
            return false;
        }

        if (rest is "0")
        {
            return true;
        }

        var nanos = BigInteger.Zero;
        while (!rest.IsEmpty)
        {
            if (!TryTerm(ref rest, out var term))
            {
                return false;
            }

            nanos += term;
        }

        return TryFromNanos(negative ? -nanos : nanos, out value);
    }

    private static bool TryTerm(ref ReadOnlySpan<char> rest, out BigInteger nanos)
    {
        nanos = default;
        var number = rest.IndexOfAnyExcept(NumberCharacters);
        if (number <= 0 || rest[..number] is "." || rest[..number].Count('.') > 1)
        {
            return false;
        }

        var digits = rest[..number];
        rest = rest[number..];
        var length = rest.IndexOfAny(NumberCharacters);
        var name = length < 0 ? rest : rest[..length];
        rest = rest[name.Length..];
        foreach (var unit in Units)
        {
            if (name.SequenceEqual(unit.Name))
            {
                var point = digits.IndexOf('.');
                var whole = point < 0 ? digits : digits[..point];
                var fraction = point < 0 ? [] : digits[(point + 1)..];
                nanos = whole.IsEmpty ? 0 : BigInteger.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * unit.Nanos;
                nanos += fraction.IsEmpty
                    ? 0
                    : BigInteger.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture) * unit.Nanos
                        / BigInteger.Pow(10, fraction.Length);
                return true;
            }
        }

        return false;
    }

    /// <summary>The sum; false when it is out of range.</summary>
    internal static bool TryAdd(CelDuration left, CelDuration right, out CelDuration sum)
    {
        var nanos = left.Nanos + right.Nanos;
        var carry = nanos >= NanosPerSecond ? 1 : 0;
        return TryOf(left.Seconds + right.Seconds + carry, nanos - (carry * NanosPerSecond), out sum);
    }

    /// <summary>The span the other way.</summary>
    internal CelDuration Negate() =>
        Nanos == 0 ? new CelDuration(-Seconds, 0) : new CelDuration(-Seconds - 1, NanosPerSecond - Nanos);

    /// <summary>The span in whole units of <paramref name="unitNanos"/>, rounded towards zero.</summary>
    internal long Whole(long unitNanos) =>
        (long)(((new BigInteger(Seconds) * NanosPerSecond) + Nanos) / unitNanos);

    /// <inheritdoc/>
    public int CompareTo(CelDuration other)
    {
        var order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanos.CompareTo(other.Nanos);
    }

    /// <summary>Whether the left is shorter.</summary>
    public static bool operator <(CelDuration left, CelDuration right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is longer.</summary>
    public static bool operator >(CelDuration left, CelDuration right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is not longer.</summary>
    public static bool operator <=(CelDuration left, CelDuration right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is not shorter.</summary>
    public static bool operator >=(CelDuration left, CelDuration right) => left.CompareTo(right) >= 0;

    /// <summary>The span in seconds, as in <c>5400s</c> or <c>-1.5s</c>.</summary>
    public override string ToString()
    {
        var negative = Seconds < 0;
        var magnitude = negative ? Negate() : this;
        var sign = negative ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{magnitude.Seconds}{Fraction(magnitude.Nanos)}s");
    }

    internal static string Fraction(int nanos) =>
        nanos == 0 ? "" : "." + nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
}
