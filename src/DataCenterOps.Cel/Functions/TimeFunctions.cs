namespace DataCenterOps.Cel;

/// <summary>The parts of timestamps, in UTC or a time zone, and of durations.</summary>
internal static class TimeFunctions
{
    // A name that is no zone may be looked for on the disk.
    private const long ZoneCost = 50;

    public static IEnumerable<CelFunction> Functions()
    {
        (string Name, Func<DateTime, long> Part)[] parts =
        [
            ("getFullYear", date => date.Year),
            ("getMonth", date => date.Month - 1),
            ("getDate", date => date.Day),
            ("getDayOfMonth", date => date.Day - 1),
            ("getDayOfWeek", date => (long)date.DayOfWeek),
            ("getDayOfYear", date => date.DayOfYear - 1),
            ("getHours", date => date.Hour),
            ("getMinutes", date => date.Minute),
            ("getSeconds", date => date.Second),
        ];
        foreach (var (name, part) in parts)
        {
            yield return Member(name, a => Part(a[0], "UTC", part));
            yield return InZone(name, a => Part(a[0], a[1].AsString(), part));
        }

        yield return Member("getMilliseconds", a => CelValue.FromInt(a[0].AsTimestamp().Nanos / 1_000_000));
        yield return InZone("getMilliseconds", a => Zone(a[1].AsString(), default, out _) is { IsError: true } error
            ? error
            : CelValue.FromInt(a[0].AsTimestamp().Nanos / 1_000_000));
        yield return OfDuration("getHours", a => CelValue.FromInt(a[0].AsDuration().Whole(3_600_000_000_000)));
        yield return OfDuration("getMinutes", a => CelValue.FromInt(a[0].AsDuration().Whole(60_000_000_000)));
        yield return OfDuration("getSeconds", a => CelValue.FromInt(a[0].AsDuration().Whole(1_000_000_000)));
        // Of a duration these are the milliseconds within the second.
        yield return OfDuration("getMilliseconds", a => CelValue.FromInt(a[0].AsDuration().Whole(1_000_000) % 1_000));
    }

    private static CelFunction Member(string name, CelFunctionBody body) =>
        CelFunction.Member(name, [CelType.Timestamp], CelType.Int, default, body);

    private static CelFunction InZone(string name, CelFunctionBody body) =>
        CelFunction.Member(name, [CelType.Timestamp, CelType.String], CelType.Int, CelCost.Of(ZoneCost), body);

    private static CelFunction OfDuration(string name, CelFunctionBody body) =>
        CelFunction.Member(name, [CelType.Duration], CelType.Int, default, body);

    private static CelValue Part(in CelValue instant, string zone, Func<DateTime, long> part)
    {
        var utc = DateTime.UnixEpoch.AddTicks(instant.AsTimestamp().Seconds * TimeSpan.TicksPerSecond);
        var error = Zone(zone, utc, out var local);
        return error.IsError ? error : CelValue.FromInt(part(local));
    }

    private static CelValue Zone(string zone, DateTime utc, out DateTime local)
    {
        local = utc;
        if (zone.Length == 0 || string.Equals(zone, "UTC", StringComparison.Ordinal))
        {
            return default;
        }

        var signed = zone.Length == 5 && char.IsAsciiDigit(zone[0]) ? "+" + zone : zone;
        if (CelTimestamp.TryOffset(signed, out var seconds))
        {
            return Shift(utc, TimeSpan.FromSeconds(seconds), out local);
        }

        return TimeZones.TryFind(zone, out var found)
            ? Shift(utc, found.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), out local)
            : CelValue.Fail(CelCodes.InvalidArgument, $"`{(zone.Length > 64 ? zone[..64] : zone)}` is no time zone");
    }

    private static CelValue Shift(DateTime utc, TimeSpan offset, out DateTime local)
    {
        local = utc;
        var ticks = utc.Ticks + offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return Arithmetic.Overflow();
        }

        local = new DateTime(ticks, DateTimeKind.Unspecified);
        return default;
    }
}
