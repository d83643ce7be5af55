namespace DataCenterOps.Domain.Metering;

/// <summary>How a meter's unit and its billed unit belong together, in the units that FOCUS names.</summary>
public static class BilledUnits
{
    /// <summary>
    /// Whether quantities of the meter can be billed: a state in a unit per hours, days or months, a delta in its own unit.
    /// </summary>
    public static bool AreKnown(MeterDefinition meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.Shape == MeterShape.State
            ? meter.Aggregation == "time-weighted" && SuffixOf(meter.BilledUnit) is "Hours" or "Days" or "Months"
            : meter.Aggregation == "sum" && meter.BilledUnit == meter.Unit;
    }

    /// <summary>How long one billed unit of a state is at <paramref name="at"/>: a month is as long as the civil month.</summary>
    internal static TimeSpan LengthOf(MeterDefinition meter, DateTimeOffset at) => SuffixOf(meter.BilledUnit) switch
    {
        "Hours" => TimeSpan.FromHours(1),
        "Days" => TimeSpan.FromDays(1),
        _ => CivilCalendar.NextMonth(at) - CivilCalendar.MonthOf(at),
    };

    private static string SuffixOf(string unit) => unit[(unit.LastIndexOf('-') + 1)..];
}
