using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>What a sweep has come to so far.</summary>
/// <param name="Subjects">How many were judged.</param>
/// <param name="Opened">Findings that are new.</param>
/// <param name="Changed">Findings that say something else.</param>
/// <param name="Closed">Findings that are no more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SweepCounts(long Subjects, long Opened, long Changed, long Closed)
{
    /// <summary>With what a page of subjects comes to.</summary>
    public SweepCounts With(int subjects, ImmutableArray<FindingChange> changes) => new(
        Subjects + subjects,
        Opened + changes.Count(change => change.Event == FindingChange.Opened),
        Changed + changes.Count(change => change.Event == FindingChange.Changed),
        Closed + changes.Count(change => change.Event == FindingChange.Closed));
}
