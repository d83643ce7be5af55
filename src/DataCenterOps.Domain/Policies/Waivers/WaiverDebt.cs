using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>What a tenant has been excused: its exception debt.</summary>
/// <param name="Waivers">How many waivers run.</param>
/// <param name="Pairs">How many findings they leave open.</param>
/// <param name="PairDays">The days for which each of these has been waived, renewals included, added up.</param>
/// <param name="Points">The weights of the rules, added up: what the debt costs of the score.</param>
public sealed record WaiverDebt(long Waivers, long Pairs, long PairDays, long Points)
{
    /// <summary>No debt.</summary>
    public static WaiverDebt None { get; } = new(0, 0, 0, 0);

    /// <summary>Every ceiling that one more waiver of <paramref name="pairs"/> findings would break.</summary>
    public ImmutableArray<Reason> Refuse(int pairs)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (Waivers >= WaiverLimits.RunningPerTenant)
        {
            reasons.Add(WaiverReasons.TooMany);
        }

        if (Pairs + pairs > WaiverLimits.PairsPerTenant)
        {
            reasons.Add(WaiverReasons.TooMuch);
        }

        if (PairDays > WaiverLimits.PairDaysPerTenant)
        {
            reasons.Add(WaiverReasons.TooOld);
        }

        return reasons.ToImmutable();
    }
}
