using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>
/// Whether a request renews something: it does when a waiver that runs, or ended not long ago, left one of the same findings open.
/// Nobody says so of themselves, so nobody begins to count again by asking anew.
/// </summary>
/// <param name="Number">The number of the renewal; 0 for what was not waived before.</param>
/// <param name="Since">Since when one of the findings has been waived without a long pause; absent for what was not.</param>
/// <param name="Supersedes">Waivers whose findings are all in the new one, which takes their place.</param>
public sealed record WaiverRenewal(int Number, DateTimeOffset? Since, ImmutableArray<string> Supersedes)
{
    /// <summary>What asking for <paramref name="pairs"/> renews of <paramref name="known"/>.</summary>
    public static WaiverRenewal Of(ImmutableArray<WaivedPair> pairs, ImmutableArray<GrantedWaiver> known, DateTimeOffset now)
    {
        var asked = pairs.Select(Key).ToHashSet();
        var former = known.Where(waiver => waiver.EndsAt.AddDays(WaiverLimits.RenewalDays) > now && waiver.Waiver.Pairs.Any(pair => asked.Contains(Key(pair)))).ToArray();
        return former.Length == 0 ? new WaiverRenewal(0, null, []) : new WaiverRenewal(
            former.Max(waiver => waiver.Renewal) + 1,
            former.Min(waiver => waiver.Since),
            [
                .. former.Where(waiver => waiver.EndsAt > now && waiver.Waiver.Pairs.All(pair => asked.Contains(Key(pair))))
                    .Select(waiver => waiver.Waiver.Id).Order(StringComparer.Ordinal),
            ]);
    }

    private static (string Policy, string Rule, string Kind, string Id) Key(WaivedPair pair) => (pair.Policy, pair.Rule, pair.Kind, pair.Id);
}
