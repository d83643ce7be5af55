using System.Globalization;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary>Reads when a token ends.</summary>
internal static class TokenEnd
{
    private const int MostDays = 3_650;

    /// <summary>An RFC 3339 time in UTC.</summary>
    /// <param name="text">Whole days from now as in <c>90d</c> (1 to 3,650), or a time with its offset.</param>
    /// <param name="now">The clock.</param>
    /// <exception cref="CommandFailedException">It is neither.</exception>
    public static string Parse(string text, DateTimeOffset now)
    {
        if (text.EndsWith('d')
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MostDays)
        {
            return Format(now.AddDays(days));
        }

        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
                ? Format(time)
                : throw new CommandFailedException(
                    ExitCode.Usage, $"`{text}` is no end of a token: give days as in `90d`, or a time as in 2027-01-01T00:00:00Z");
    }

    private static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
