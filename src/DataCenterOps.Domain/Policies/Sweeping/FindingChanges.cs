using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>What a sweep writes down about the subjects that it has judged.</summary>
public static class FindingChanges
{
    /// <summary>
    /// The difference between what was open about some subjects and what is: the whole set of each is replaced, so that what no
    /// policy says any more is closed, and a repeat comes to nothing.
    /// </summary>
    /// <param name="found">All that is open now about these subjects.</param>
    /// <param name="before">All that was open about them.</param>
    /// <returns>In the order of their keys.</returns>
    public static ImmutableArray<FindingChange> Between(IReadOnlyCollection<OpenFinding> found, IReadOnlyCollection<KnownFinding> before)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(before);
        var known = before.ToDictionary(finding => finding.Key, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<FindingChange>();
        foreach (var finding in found)
        {
            if (!known.Remove(finding.Key, out var was))
            {
                changes.Add(new FindingChange(finding.Key, FindingChange.Opened, finding.ToBody()));
            }
            else if (was.EvidenceSha256 != finding.EvidenceSha256)
            {
                changes.Add(new FindingChange(finding.Key, FindingChange.Changed, finding.ToBody()));
            }
        }

        changes.AddRange(known.Values.Select(was => new FindingChange(
            was.Key, FindingChange.Closed, OpenFinding.Closed(was.Policy, was.Rule, was.SubjectKind, was.SubjectId))));
        changes.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return changes.ToImmutable();
    }
}
