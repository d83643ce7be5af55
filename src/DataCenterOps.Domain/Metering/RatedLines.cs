using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>Brings lines into their one net form, so that two ways of rating the same usage can be compared.</summary>
public static class RatedLines
{
    /// <summary>
    /// Joins lines that continue each other. The result is ordered by price, resource and quality, then by time.
    /// </summary>
    public static ImmutableArray<RatedLine> Net(IEnumerable<RatedLine> lines)
    {
        var net = ImmutableArray.CreateBuilder<RatedLine>();
        foreach (var line in Ordered(lines, line => line))
        {
            if (net.Count > 0 && net[^1].IsContinuedBy(line) && TryJoin(net[^1], line) is { } joined)
            {
                net[^1] = joined;
            }
            else
            {
                net.Add(line);
            }
        }

        return net.ToImmutable();
    }

    /// <summary>The same of charges: each net line with those that it is made of.</summary>
    internal static List<(RatedLine Line, List<BookedCharge> Parts)> NetOf(IEnumerable<BookedCharge> charges)
    {
        var net = new List<(RatedLine Line, List<BookedCharge> Parts)>();
        foreach (var charge in Ordered(charges, charge => charge.Line))
        {
            if (net.Count > 0 && net[^1].Line.IsContinuedBy(charge.Line) && TryJoin(net[^1].Line, charge.Line) is { } joined)
            {
                net[^1].Parts.Add(charge);
                net[^1] = (joined, net[^1].Parts);
            }
            else
            {
                net.Add((charge.Line, [charge]));
            }
        }

        return net;
    }

    private static IOrderedEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, RatedLine> line) =>
        items.OrderBy(item => line(item).System, StringComparer.Ordinal)
            .ThenBy(item => line(item).Resource, StringComparer.Ordinal)
            .ThenBy(item => line(item).Meter, StringComparer.Ordinal)
            .ThenBy(item => line(item).PriceId, StringComparer.Ordinal)
            .ThenBy(item => line(item).Quality)
            .ThenBy(item => line(item).From);

    // Two lines that are exact apart may not be together; they then stay two lines.
    private static RatedLine? TryJoin(RatedLine line, RatedLine next)
    {
        try
        {
            var joined = line with { Until = next.Until, Quantity = line.Quantity + next.Quantity };
            return joined.Amount >= Amount.Zero && joined.ListAmount >= Amount.Zero ? joined : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
