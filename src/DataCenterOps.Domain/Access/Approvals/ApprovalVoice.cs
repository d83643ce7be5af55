namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>One person's consent.</summary>
/// <param name="Person">Who agreed.</param>
/// <param name="Authority">By whose roles: the person's own, or those of the one whose deputy the person is.</param>
/// <param name="Digest">The digest of what was shown.</param>
/// <param name="At">When.</param>
public sealed record ApprovalVoice(string Person, ApprovalParty Authority, string Digest, DateTimeOffset At);
