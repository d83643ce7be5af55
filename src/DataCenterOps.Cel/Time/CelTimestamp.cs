using System.Globalization;
using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>An instant with nanoseconds in the years 1 to 9999: seconds since 1970 rounded down, plus nanoseconds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CelTimestamp : IComparable<CelTimestamp>
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;

    internal CelTimestamp(long seconds, int nanos)
    {
        Seconds = seconds;
        Nanos = nanos;
    }

    /// <summary>Seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public long Seconds { get; }

    /// <summary>Nanoseconds after <see cref="Seconds"/>, 0 to 999,999,999.</summary>
    public int Nanos { get; }

    /// <summary>An instant from a .NET one.</summary>
    public static CelTimestamp From(DateTimeOffset instant)
    {
        var seconds = instant.ToUnixTimeSeconds();
        return new CelTimestamp(seconds, (int)((instant.UtcTicks - DateTime.UnixEpoch.Ticks) - (seconds * TimeSpan.TicksPerSecond)) * 100);
    }

    /// <summary>The instant as a .NET one, cut to 100 ns.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanos / 100);

    /// <summary>An instant of seconds and nanoseconds; false outside the years 1 to 9999.</summary>
    internal static bool TryOf(long seconds, int nanos, out CelTimestamp value)
    {
        value = new CelTimestamp(seconds, nanos);
        return seconds is >= MinSeconds and <= MaxSeconds;
    }

    /// <summary>The instant <paramref name="span"/> later; false outside the years 1 to 9999.</summary>
    internal static bool TryAdd(CelTimestamp instant, CelDuration span, out CelTimestamp sum)
    {
        var nanos = instant.Nanos + span.Nanos;
        var carry = nanos >= CelDuration.NanosPerSecond ? 1 : 0;
        return TryOf(instant.Seconds + span.Seconds + carry, nanos - (carry * CelDuration.NanosPerSecond), out sum);
    }

    /// <summary>The span from <paramref name="right"/> to <paramref name="left"/>.</summary>
    internal static bool TrySubtract(CelTimestamp left, CelTimestamp right, out CelDuration span)
    {
        var nanos = left.Nanos - right.Nanos;
        var borrow = nanos < 0 ? 1 : 0;
        return CelDuration.TryOf(left.Seconds - right.Seconds - borrow, nanos + (borrow * CelDuration.NanosPerSecond), out span);
    }

    /// <summary>Reads RFC 3339, as in <c>2026-09-20T12:00:00.5+01:00</c>.</summary>
    public static bool TryParse(string text, out CelTimestamp value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan();
        if (span.Length is < 20 or > 35 || span[4] != '-' || span[7] != '-' || span[10] is not ('T' or 't')
            || span[13] != ':' || span[16] != ':'
            || !TryDigits(span[..4], out var year) || !TryDigits(span[5..7], out var month)
            || !TryDigits(span[8..10], out var day) || !TryDigits(span[11..13], out var hour)
            || !TryDigits(span[14..16], out var minute) || !TryDigits(span[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var rest = span[19..];
        if (!TryFraction(ref rest, out var nanos) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        var date = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return TryOf(((date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - offset, nanos, out value);
    }

    internal static bool TryOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..6], out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * 60 * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out int nanos)
    {
        nanos = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (length is < 1 or > 9 || !TryDigits(rest.Slice(1, length), out nanos))
        {
            return false;
        }

        for (var i = length; i < 9; i++)
        {
            nanos *= 10;
        }

        rest = rest[(length + 1)..];
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public int CompareTo(CelTimestamp other)
    {
        var order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanos.CompareTo(other.Nanos);
    }

    /// <summary>Whether the left is earlier.</summary>
    public static bool operator <(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is later.</summary>
    public static bool operator >(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is not later.</summary>
    public static bool operator <=(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is not earlier.</summary>
    public static bool operator >=(CelTimestamp left, CelTimestamp right) => left.CompareTo(right) >= 0;

    /// <summary>RFC 3339 in UTC, as many digits of the second as there are.</summary>
    public override string ToString()
    {
        var date = DateTime.UnixEpoch.AddTicks(Seconds * TimeSpan.TicksPerSecond);
        return date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + CelDuration.Fraction(Nanos) + "Z";
    }
}
