using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// The one place that says what a usage hour costs: by valid time, most specific selector first (tenant, criticality,
/// zone, default); of rows from several books the one published last.
/// </summary>
public sealed class PriceResolver
{
    private readonly FrozenDictionary<string, ImmutableArray<TariffRow>> _rows;

    /// <summary>Resolves over <paramref name="books"/>, all that were ever published.</summary>
    public PriceResolver(IEnumerable<TariffBook> books) =>
        _rows = books.SelectMany(book => book.Rows)
            .GroupBy(row => row.Meter, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group
                    .OrderByDescending(row => row.Selector.Specificity)
                    .ThenByDescending(row => row.PublishedAt)
                    .ThenByDescending(row => row.Book, StringComparer.Ordinal)
                    .ToImmutableArray(),
                StringComparer.Ordinal);

    /// <summary>What <paramref name="meter"/> costs in the hour that holds <paramref name="at"/>.</summary>
    public PriceResolution Resolve(string meter, DateTimeOffset at, string tenant, string criticality, string zone)
    {
        var hour = CivilCalendar.HourOf(at);
        var rows = RowsOf(meter);
        foreach (var row in rows)
        {
            if (row.Holds(hour) && row.Selector.Fits(tenant, criticality, zone))
            {
                return new PriceResolution.Found(row);
            }
        }

        return new PriceResolution.Missing(rows.IsEmpty ? "" : rows[0].Sku);
    }

    /// <summary>Whether a row of the meter has tiers, so that its charges depend on what was used before.</summary>
    public bool IsGraduated(string meter) => RowsOf(meter).Any(row => row.Model == PriceModel.Graduated);

    /// <summary>The hours at which another row may hold, within (<paramref name="from"/>, <paramref name="until"/>).</summary>
    public IEnumerable<DateTimeOffset> Boundaries(string meter, DateTimeOffset from, DateTimeOffset until) =>
        RowsOf(meter)
            .SelectMany(row => row.ValidTo is { } end ? [row.ValidFrom, end] : new[] { row.ValidFrom })
            .Select(NextFullHour)
            .Where(at => at > from && at < until)
            .Distinct();

    /// <summary>
    /// A digest of everything the books say about the meter before <paramref name="until"/>: when it changes, what was
    /// rated must be rated again.
    /// </summary>
    public string DigestOf(string meter, DateTimeOffset until)
    {
        var text = new StringBuilder();
        foreach (var row in RowsOf(meter).Where(row => row.ValidFrom < until))
        {
            var end = row.ValidTo is { } to && to < until ? Rfc3339.Format(to) : "";
            text.Append(CultureInfo.InvariantCulture, $"{row.Book}|{row.Sku}|{row.Unit}|{row.Pool}|{row.Selector}|")
                .Append(CultureInfo.InvariantCulture, $"{Rfc3339.Format(row.ValidFrom)}|{end}|{row.Model}");
            foreach (var tier in row.Tiers)
            {
                text.Append(CultureInfo.InvariantCulture, $"|{tier.UpTo}:{tier.ListPrice}:{tier.Price}");
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static DateTimeOffset NextFullHour(DateTimeOffset at)
    {
        var hour = CivilCalendar.HourOf(at);
        return hour == at.ToUniversalTime() ? hour : hour.AddHours(1);
    }

    private ImmutableArray<TariffRow> RowsOf(string meter) => _rows.TryGetValue(meter, out var rows) ? rows : [];
}
