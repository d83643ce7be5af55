using System.Globalization;

namespace DataCenterOps.Domain.Ledger;

/// <summary>Times as the ledger and JSON write them: RFC 3339 in UTC with <c>Z</c>, no more digits than there are.</summary>
public static class Rfc3339
{
    /// <summary>The text of a moment, with up to seven digits of a second's fraction.</summary>
    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
