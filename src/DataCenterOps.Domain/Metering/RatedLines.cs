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
        foreach (var line in lines.OrderBy(line => line.System, StringComparer.Ordinal)
            .ThenBy(line => line.Resource, StringComparer.Ordinal)
            .ThenBy(line => line.Meter, StringComparer.Ordinal)
            .ThenBy(line => line.PriceId, StringComparer.Ordinal)
            .ThenBy(line => line.Quality)
            .ThenBy(line => line.From))
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
