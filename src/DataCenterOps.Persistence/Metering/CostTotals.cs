using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Adds what a step books to the sums that are there. Sums over text would go through doubles in SQL.</summary>
internal sealed class CostTotals
{
    private readonly Dictionary<CostKey, Amount> _sums = [];
    private readonly Dictionary<ChargedKey, Amount> _charged = [];

    /// <summary>What the rows are once <paramref name="change"/> is booked; only those that it touches.</summary>
    public CostTotals(
        RatedStep step, ChargeChange change, IReadOnlyDictionary<CostKey, Amount> sums, IReadOnlyDictionary<ChargedKey, Amount> charged)
    {
        foreach (var line in change.Added)
        {
            Add(step, line, line.Amount, sums);

            // A counter cannot fall: it tells of positive charges alone, what is taken back included.
            var key = new ChargedKey(line.Pool, line.Currency);
            _charged[key] = Of(_charged, charged, key) + line.Amount;
        }

        foreach (var booked in change.Reversed)
        {
            Add(step, booked.Line, -booked.Line.Amount, sums);
        }
    }

    /// <summary>The sums by day and month.</summary>
    public IReadOnlyDictionary<CostKey, Amount> Sums => _sums;

    /// <summary>The sums of positive charges.</summary>
    public IReadOnlyDictionary<ChargedKey, Amount> Charged => _charged;

    /// <summary>The periods that a line counts in.</summary>
    public static IEnumerable<string> PeriodsOf(RatedStep step, RatedLine line) =>
    [
        CostPeriods.DayOf(line.From), CostPeriods.MonthOf(Bookings.Of(line, step.Passed, step.RatedAt).Month),
    ];

    private void Add(RatedStep step, RatedLine line, Amount amount, IReadOnlyDictionary<CostKey, Amount> before)
    {
        foreach (var period in PeriodsOf(step, line))
        {
            var key = new CostKey(period, line.System, line.Sku, line.Pool, line.Currency);
            _sums[key] = Of(_sums, before, key) + amount;
        }
    }

    private static Amount Of<TKey>(Dictionary<TKey, Amount> now, IReadOnlyDictionary<TKey, Amount> before, TKey key)
        where TKey : notnull =>
        now.TryGetValue(key, out var amount) ? amount : before.TryGetValue(key, out var stored) ? stored : Amount.Zero;
}
