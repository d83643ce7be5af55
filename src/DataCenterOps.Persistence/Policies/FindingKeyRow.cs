using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Persistence.Policies;

/// <summary>What tells one open finding from another.</summary>
internal sealed class FindingKeyRow
{
    public required string Policy { get; init; }

    public required string Rule { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public string? EvidenceSha256 { get; init; }

    public string Severity { get; init; } = "";

    public KnownFinding Read() => new(Policy, Rule, SubjectKind, SubjectId, EvidenceSha256);
}
