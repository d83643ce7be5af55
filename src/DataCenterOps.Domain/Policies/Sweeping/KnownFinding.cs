using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>A finding that was open before a sweep looked.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Rule">The rule's id, or <c>match</c>.</param>
/// <param name="SubjectKind">The kind of its subject.</param>
/// <param name="SubjectId">The id of its subject.</param>
/// <param name="EvidenceSha256">What readers were shown.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KnownFinding(string Policy, string Rule, string SubjectKind, string SubjectId, string? EvidenceSha256)
{
    /// <summary>Tells it from others, as <see cref="OpenFinding.Key"/> does.</summary>
    public string Key => OpenFinding.KeyOf(Policy, Rule, SubjectKind, SubjectId);
}
