using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>Decides what a request would leave open, from what the pack says of its subjects now.</summary>
/// <param name="Arguments">What is frozen; absent when it is refused.</param>
/// <param name="Reasons">Every reason against it.</param>
public sealed record WaiverProposal(WaiverArguments? Arguments, ImmutableArray<Reason> Reasons)
{
    /// <summary>Freezes the findings of <paramref name="judged"/> that <paramref name="request"/> names.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="policy">The policy that it names.</param>
    /// <param name="judged">What the pack says of each subject, without any waiver.</param>
    /// <param name="known">The tenant's waivers of this policy that run or ended not long ago.</param>
    /// <param name="debt">What the tenant is excused already.</param>
    /// <param name="now">The moment.</param>
    public static WaiverProposal Of(
        WaiverRequest request, Policy policy, ImmutableArray<Evaluation> judged, ImmutableArray<GrantedWaiver> known, WaiverDebt debt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(debt);
        var pairs = new List<WaivedPair>();
        var reasons = new List<Reason>();
        foreach (var evaluation in judged)
        {
            var named = evaluation.Results
                .Where(result => result.Policy.Id == request.Policy && (request.Rules.IsEmpty || result.Rule is null || request.Rules.Contains(result.Rule.Id, StringComparer.Ordinal)))
                .ToArray();
            var open = named.Where(result => result.Outcome is RuleOutcome.Violation).ToArray();
            var frozen = open.Select(result => WaivedPair.Of(evaluation.Document, result)).ToArray();
            pairs.AddRange(frozen.OfType<WaivedPair>());
            if (named.Any(result => result.Outcome == RuleOutcome.Error) || frozen.Contains(null))
            {
                reasons.Add(WaiverReasons.Error);
            }
            else if (open.Length == 0 && !request.Subjects.IsEmpty)
            {
                reasons.Add(WaiverReasons.Holds);
            }
        }

        ImmutableArray<WaivedPair> ordered =
            [.. pairs.OrderBy(pair => pair.Rule, StringComparer.Ordinal).ThenBy(pair => pair.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Id, StringComparer.Ordinal)];
        var renewal = WaiverRenewal.Of(ordered, known, now);
        if (ordered.IsEmpty)
        {
            reasons.Add(WaiverReasons.NothingOpen);
        }

        if (ordered.Length > WaiverLimits.Pairs || ordered.Sum(pair => pair.Evidence?.Length ?? 0) > WaiverLimits.Objects)
        {
            reasons.Add(WaiverReasons.TooLarge);
        }

        reasons.AddRange(request.RefuseRenewal(renewal.Number));
        reasons.AddRange(Without(debt, known, renewal).Refuse(ordered.Length));
        return reasons.Count > 0
            ? new WaiverProposal(null, [.. reasons.Distinct()])
            : new WaiverProposal(new WaiverArguments { Request = request, Pairs = ordered, Category = policy.Category, Renewal = renewal }, []);
    }

    // What a renewal takes the place of is no debt beside it. Its age stays.
    private static WaiverDebt Without(WaiverDebt debt, ImmutableArray<GrantedWaiver> known, WaiverRenewal renewal)
    {
        var superseded = known.Where(waiver => renewal.Supersedes.Contains(waiver.Waiver.Id, StringComparer.Ordinal)).ToArray();
        return debt with { Waivers = debt.Waivers - superseded.Length, Pairs = debt.Pairs - superseded.Sum(waiver => waiver.Waiver.Pairs.Length) };
    }
}
