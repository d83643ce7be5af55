using System.Globalization;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Console.Texts;

/// <summary>
/// Numbers, money and times as they are written in Algeria: digits 0 to 9 in every language, times at UTC+1. The patterns are
/// our own, because those of the platform change with its locale data.
/// </summary>
public sealed class Format(string language)
{
    private static readonly string[] English =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly TimeSpan Algiers = TimeSpan.FromHours(1);

    private readonly NumberFormatInfo _numbers = language switch
    {
        Language.French => new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F" },
        Language.English => new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," },
        _ => new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
    };

    /// <summary>A whole number.</summary>
    public string Number(long value) => value.ToString("N0", _numbers);

    /// <summary>A number with at most this many decimals.</summary>
    public string Number(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals}", _numbers);

    /// <summary>A share that is kept in hundredths of a percent.</summary>
    public string Percent(long hundredths) => $"{Number(hundredths / 100m, 2)} %";

    /// <summary>An amount with two decimals and its currency.</summary>
    public string Money(Amount amount, string currency) => $"{Number(amount.Value, 2)} {Currency(currency)}";

    /// <summary>A date.</summary>
    public string Date(DateOnly day) => language == Language.English
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} {English[day.Month - 1]} {day.Year}")
        : day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in Algeria.</summary>
    public string Time(DateTimeOffset at)
    {
        var local = at.ToOffset(Algiers);
        return $"{Date(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
    }

    /// <summary>How long ago something was, or how long it is until then: one number and its unit.</summary>
    public string Span(TimeSpan span)
    {
        var (value, unit) = Math.Abs(span.TotalSeconds) switch
        {
            < 90 => (Math.Abs(span.TotalSeconds), ShellTexts.Seconds),
            < 5400 => (Math.Abs(span.TotalMinutes), ShellTexts.Minutes),
            < 172800 => (Math.Abs(span.TotalHours), ShellTexts.Hours),
            _ => (Math.Abs(span.TotalDays), ShellTexts.Days),
        };
        return unit == ShellTexts.Days && language == Language.Arabic ? ArabicDays((long)value) : $"{Number((long)value)} {unit.In(language)}";
    }

    /// <summary>How long ago something was.</summary>
    public string Ago(TimeSpan span) => ShellTexts.Ago.In(language).Replace("{0}", Span(span), StringComparison.Ordinal);

    // Arabic counts in forms of its own: two without a number, from three to ten, from eleven to ninety-nine, hundreds.
    private string ArabicDays(long days) => (days % 100) switch
    {
        _ when days == 2 => "يومان",
        >= 3 and <= 10 => $"{Number(days)} أيام",
        >= 11 => $"{Number(days)} يومًا",
        _ => $"{Number(days)} يوم",
    };

    private string Currency(string code) => code == "DZD" && language == Language.French ? "DA" : code;
}
