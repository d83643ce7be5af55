using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>One rule and one subject for which a sweep would say something else.</summary>
/// <param name="Change">How it differs.</param>
/// <param name="Subject">The facts of the one side that has the finding, of the later one where both have.</param>
/// <param name="Result">The finding that would be, or the one that would be no more.</param>
public sealed record ChangedPair(PairChange Change, EvaluationDocument Subject, RuleResult Result)
{
    /// <summary>
    /// What differs between two judgements of one subject at <see cref="EnforcementPoint.Sweep"/>: exactly what a sweep would
    /// open, change and close that found the first and then judges by the second.
    /// </summary>
    /// <param name="before">As it is; absent where there was nothing to judge or to judge by.</param>
    /// <param name="after">As it would be; absent where the subject would be gone.</param>
    public static ImmutableArray<ChangedPair> Between(Evaluation? before, Evaluation? after)
    {
        var known = Open(before);
        var found = Open(after);
        var pairs = ImmutableArray.CreateBuilder<ChangedPair>();
        foreach (var (key, (finding, result)) in found)
        {
            if (!known.TryGetValue(key, out var former))
            {
                pairs.Add(new ChangedPair(PairChange.NewlyFailing, after!.Document, result));
            }
            else if (former.Finding.EvidenceSha256 != finding.EvidenceSha256)
            {
                pairs.Add(new ChangedPair(PairChange.Differs, after!.Document, result));
            }
        }

        pairs.AddRange(known.Where(pair => !found.ContainsKey(pair.Key))
            .Select(pair => new ChangedPair(PairChange.NewlyPassing, before!.Document, pair.Value.Result)));
        return pairs.ToImmutable();
    }

    private static Dictionary<string, (OpenFinding Finding, RuleResult Result)> Open(Evaluation? evaluation)
    {
        var open = new Dictionary<string, (OpenFinding, RuleResult)>(StringComparer.Ordinal);
        foreach (var result in evaluation?.Results ?? [])
        {
            if (OpenFinding.Of(evaluation!.Document, result) is { } finding)
            {
                open[finding.Key] = (finding, result);
            }
        }

        return open;
    }
}
