using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>What must be booked so that the charges say what rating says.</summary>
/// <param name="Reversed">Charges that are no longer right: each gets a row that takes it back.</param>
/// <param name="Added">Lines that are not booked yet.</param>
public sealed record ChargeChange(ImmutableArray<BookedCharge> Reversed, ImmutableArray<RatedLine> Added)
{
    /// <summary>
    /// The difference. Charges were booked hour by hour, lines are the net of their civil day: what continues each other
    /// is compared as one, so that nothing is booked again only because it was rated in other portions.
    /// </summary>
    public static ChargeChange Between(ImmutableArray<BookedCharge> booked, ImmutableArray<RatedLine> rated)
    {
        if (booked.IsDefaultOrEmpty)
        {
            return new ChargeChange([], rated);
        }

        var missing = rated.ToHashSet();
        var wrong = ImmutableArray.CreateBuilder<BookedCharge>();
        foreach (var (line, parts) in RatedLines.NetOf(booked))
        {
            if (!missing.Remove(line))
            {
                wrong.AddRange(parts);
            }
        }

        return new ChargeChange(wrong.ToImmutable(), [.. rated.Where(missing.Contains)]);
    }
}
