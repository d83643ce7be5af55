using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>One pass over slices in their order: prices each, fills tiers and gathers what could not be priced.</summary>
internal sealed class RatingRun(PriceResolver prices, DateTimeOffset from, DateTimeOffset until)
{
    private readonly List<RatedLine> _lines = [];
    private readonly List<RatingProblem> _problems = [];

    // INVARIANT: the quantity of each sku since the start of _month.
    private readonly Dictionary<string, Quantity> _used = new(StringComparer.Ordinal);
    private DateTimeOffset _month;

    public static RatingProblem Problem(
        UsageSeries series, string code, string sku, DateTimeOffset from, DateTimeOffset until) =>
        new()
        {
            Code = code,
            Tenant = series.Tenant,
            System = series.System,
            Resource = series.Resource,
            Meter = series.Meter.Id,
            Sku = sku,
            From = CivilCalendar.HourOf(from),
            Until = until,
        };

    public void Add(UsageSeries series, UsageSlice slice)
    {
        if (slice.Quantity == Quantity.Zero)
        {
            return;
        }

        var place = PlaceAt(series, slice.From);
        switch (prices.Resolve(
            series.Meter.Id, slice.From, series.Tenant, place?.Criticality ?? "", place?.Zone ?? ""))
        {
            case PriceResolution.Found(var row) when row.Unit != series.Meter.BilledUnit:
                Report(series, "metering.unit_mismatch", row.Sku, slice);
                break;
            case PriceResolution.Found(var row):
                Price(series, slice, row, place);
                break;
            case PriceResolution.Missing(var sku):
                Report(series, "metering.no_price", sku, slice);
                break;
        }
    }

    public RatingResult Finish() => new(RatedLines.Net(_lines), RatingProblems.Joined(_problems));

    private static ResourcePlacement? PlaceAt(UsageSeries series, DateTimeOffset at)
    {
        foreach (var placement in series.Placements)
        {
            if (placement.From <= at && (placement.Until is not { } end || at < end))
            {
                return placement;
            }
        }

        return null;
    }

    private void Price(UsageSeries series, UsageSlice slice, TariffRow row, ResourcePlacement? place)
    {
        var month = CivilCalendar.MonthOf(slice.From);
        if (month != _month)
        {
            _used.Clear();
            _month = month;
        }

        var used = _used.GetValueOrDefault(row.Sku);
        _used[row.Sku] = used + slice.Quantity;
        if (slice.From < from || slice.Until > until)
        {
            return;
        }

        var left = slice.Quantity;
        for (var tier = 0; tier < row.Tiers.Length && left > Quantity.Zero; tier++)
        {
            var room = row.Tiers[tier].UpTo is { } end ? end - used : left;
            var part = room < left ? room : left;
            if (part <= Quantity.Zero)
            {
                continue;
            }

            Book(series, slice with { Quantity = part }, row, tier, place);
            used += part;
            left -= part;
        }
    }

    private void Book(UsageSeries series, UsageSlice slice, TariffRow row, int tier, ResourcePlacement? place)
    {
        var line = new RatedLine
        {
            Tenant = series.Tenant,
            System = series.System,
            Resource = series.Resource,
            Meter = series.Meter.Id,
            Sku = row.Sku,
            PriceId = row.PriceId(tier),
            Book = row.Book,
            Pool = row.Pool,
            Currency = row.Currency,
            Unit = row.Unit,
            Quality = slice.Quality,
            Site = place?.Site ?? "",
            Zone = place?.Zone ?? "",
            Criticality = place?.Criticality ?? "",
            ListPrice = row.Tiers[tier].ListPrice,
            Price = row.Tiers[tier].Price,
            From = slice.From,
            Until = slice.Until,
            Quantity = slice.Quantity,
        };
        try
        {
            // Asked for once, so that whoever reads the line later need not fear the answer.
            _ = (line.Amount, line.ListAmount);
            _lines.Add(line);
        }
        catch (OverflowException)
        {
            Report(series, ExactDecimal.NotExact, row.Sku, slice);
        }
    }

    private void Report(UsageSeries series, string code, string sku, UsageSlice slice)
    {
        if (slice.From >= from && slice.Until <= until)
        {
            _problems.Add(Problem(series, code, sku, slice.From, slice.Until));
        }
    }
}
