using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>Puts together what is declared and what is measured of one meter of a tenant.</summary>
internal static class SeriesReading
{
    /// <summary>The series of a meter without their measurements, by system and resource.</summary>
    public static ImmutableArray<UsageSeries> Of(
        string tenant, MeterDefinition meter, RatingFacts facts, ImmutableDictionary<string, string> zones,
        ImmutableDictionary<(string System, string Resource), DateTimeOffset> first)
    {
        // What was only ever measured in another unit still counts as it is declared.
        var measured = facts.Series.Where(row => row.Meter == meter.Id && row.IsMapped && first.ContainsKey((row.System, row.Resource)))
            .ToDictionary(row => (row.System, row.Resource), row => first[(row.System, row.Resource)]);
        var declared = facts.Spans.Where(row => row.Meter == meter.Id).ToLookup(row => (row.System, row.Resource));
        return
        [
            .. declared.Select(group => group.Key).Union(measured.Keys)
                .OrderBy(key => key.System, StringComparer.Ordinal).ThenBy(key => key.Resource, StringComparer.Ordinal)
                .Select(key => One(tenant, meter, key, [.. declared[key]], measured, zones)),
        ];
    }

    /// <summary>The series with their measurements; what counts in another unit waits until it is mapped.</summary>
    public static ImmutableArray<UsageSeries> With(ImmutableArray<UsageSeries> series, ImmutableArray<MeasurementRow> rows)
    {
        var measured = rows.ToLookup(row => (row.System, row.Resource));
        return
        [
            .. series.Select(one => one with
            {
                Measurements =
                [
                    .. measured[(one.System, one.Resource)].Where(row => Fits(row, one.Meter)).Select(row => row.Read()),
                ],
            }),
        ];
    }

    /// <summary>The hours between two instants in which something was measured that the meter does not count.</summary>
    public static IEnumerable<RatingProblem> Misfits(
        string tenant, MeterDefinition meter, ImmutableArray<MeasurementRow> rows, DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var row in rows.Where(row => !Fits(row, meter)))
        {
            var hour = CivilCalendar.HourOf(row.FromAt);
            var end = row.UntilAt ?? hour.AddHours(1);
            if (hour < until && end > from)
            {
                yield return new RatingProblem
                {
                    Code = "metering.usage_mismatch",
                    Tenant = tenant,
                    System = row.System,
                    Resource = row.Resource,
                    Meter = meter.Id,
                    Sku = "",
                    From = hour > from ? hour : from,
                    Until = end < until ? end : until,
                };
            }
        }
    }

    /// <summary>When the first of them begins; nothing when there are none.</summary>
    public static DateTimeOffset? StartOf(ImmutableArray<UsageSeries> series)
    {
        var starts = series.SelectMany(one => one.Spans.Select(span => span.From)).Concat(series.Select(one => one.FirstMeasuredAt).OfType<DateTimeOffset>());
        return starts.Select(at => (DateTimeOffset?)at).Min();
    }

    /// <summary>A digest of everything but measurements that counts before <paramref name="until"/>.</summary>
    public static string Basis(
        MeterDefinition meter, ImmutableArray<UsageSeries> series, PriceResolver prices, RatingFacts facts, DateTimeOffset until)
    {
        var text = new StringBuilder(prices.DigestOf(meter.Id, until)).Append(CultureInfo.InvariantCulture, $"|{meter}\n");
        foreach (var one in series)
        {
            for (var i = 0; i < one.Spans.Length; i++)
            {
                var (quantity, from, end) = one.Spans[i];
                if (from < until)
                {
                    var place = one.Placements[i];
                    var closed = end < until ? end?.UtcTicks : null;
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{one.System}|{one.Resource}|{quantity}|{from.UtcTicks}|{closed}|{place.Zone}|{place.Criticality}\n");
                }
            }
        }

        // What nobody knows yet is rated from its start once somebody does.
        foreach (var row in facts.Series.Where(row => row.Meter == meter.Id && !row.IsMapped))
        {
            text.Append(CultureInfo.InvariantCulture, $"?{row.System}|{row.Resource}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static bool Fits(MeasurementRow row, MeterDefinition meter) =>
        row.Unit == meter.Unit && row.UntilAt is null == (meter.Shape == MeterShape.State);

    private static UsageSeries One(
        string tenant, MeterDefinition meter, (string System, string Resource) key, SpanRow[] rows,
        Dictionary<(string System, string Resource), DateTimeOffset> measured, ImmutableDictionary<string, string> zones)
    {
        var spans = rows.Where(row => row.UntilAt is not { } end || row.FromAt < end).ToArray();
        return new UsageSeries
        {
            Tenant = tenant,
            System = key.System,
            Resource = key.Resource,
            Meter = meter,
            Spans = [.. spans.Select(row => new ResourceSpan(Read(row.Quantity), row.FromAt, row.UntilAt))],
            Placements =
            [
                .. spans.Select(row => new ResourcePlacement(
                    row.Site, zones.GetValueOrDefault(row.Site, ""), row.Criticality, row.FromAt, row.UntilAt)),
            ],
            FirstMeasuredAt = measured.TryGetValue(key, out var first) ? first : null,
            EndsAt = spans is [.., { UntilAt: { } end }] ? end : null,
        };
    }

    private static Quantity Read(string text) =>
        Quantity.Of(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
}
