using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Policies;

/// <summary>Counts whom a change of the rules would newly refuse, subject by subject.</summary>
public sealed class PopulationCount
{
    private readonly SortedSet<string> _denied = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyTarget, (int Judged, int Denied)> _byTarget = [];
    private int _vital;

    /// <summary>Adds what is said of one subject at <see cref="EnforcementPoint.Admission"/>, by what is in force and by what would be.</summary>
    public void Add(Evaluation? before, Evaluation? after)
    {
        if (after is null)
        {
            return;
        }

        var denies = after.Outcome == DecisionOutcome.Deny && before?.Outcome != DecisionOutcome.Deny;
        var (judged, denied) = _byTarget.GetValueOrDefault(after.Document.Target);
        _byTarget[after.Document.Target] = (judged + 1, denied + (denies ? 1 : 0));
        if (denies)
        {
            _denied.Add($"{after.Document.Kind}\n{after.Document.Id}\n");
            _vital += SubjectFacts.Criticality(after.Document) == SubjectFacts.Vital ? 1 : 0;
        }
    }

    /// <summary>The sum.</summary>
    public PopulationDelta ToDelta() => new(
        _denied.Count,
        _vital,
        _byTarget.Values.Sum(count => count.Judged),
        _byTarget.Values.Any(count => (long)count.Denied * 100 > (long)count.Judged * PolicyLimits.NewlyDeniedPercent),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_denied)))));
}
