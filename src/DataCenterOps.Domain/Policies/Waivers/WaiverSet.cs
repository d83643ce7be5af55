using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>The waivers that nobody has ended, ready to be asked: immutable, shared by all threads.</summary>
public sealed class WaiverSet
{
    private readonly FrozenDictionary<(string Policy, string Rule, string Kind, string Id), ImmutableArray<(Waiver Waiver, WaivedPair Pair)>> _pairs;

    private WaiverSet(IEnumerable<Waiver> waivers) =>
        _pairs = waivers.SelectMany(waiver => waiver.Pairs.Select(pair => (Waiver: waiver, Pair: pair)))
            .GroupBy(one => (one.Pair.Policy, one.Pair.Rule, one.Pair.Kind, one.Pair.Id))
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(one => one.Waiver.Until).ThenBy(one => one.Waiver.Id, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>No waiver at all.</summary>
    public static WaiverSet None { get; } = new([]);

    /// <summary>The set of <paramref name="waivers"/>, whether they run or not: the clock says which do.</summary>
    public static WaiverSet Of(ImmutableArray<Waiver> waivers) => waivers.IsEmpty ? None : new WaiverSet(waivers);

    /// <summary>
    /// The waiver that covers a violation at <paramref name="now"/>, the one that runs longest: one alone must cover all of its
    /// evidence. Nothing for an error, and nothing where the policy allows none.
    /// </summary>
    public RunningWaiver? Find(EvaluationDocument subject, RuleResult violation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(violation);
        if (_pairs.Count == 0 || violation is not { Outcome: RuleOutcome.Violation, Policy.Waivers.Allowed: true, Rule: { } rule }
            || !_pairs.TryGetValue((violation.Policy.Id, rule.Id, subject.Kind, subject.Id), out var known)
            || WaivedPair.Of(subject, violation) is not { } found)
        {
            return null;
        }

        foreach (var (waiver, pair) in known)
        {
            if (waiver.IsRunning(now) && pair.Covers(found))
            {
                return new RunningWaiver(waiver.Id, waiver.Until);
            }
        }

        return null;
    }
}
