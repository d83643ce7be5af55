namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>One who might have agreed has named a deputy for this one request, and agrees no more.</summary>
/// <param name="From">Who, and by what roles the deputy may agree.</param>
/// <param name="Deputy">The deputy's person.</param>
public sealed record ApprovalPass(ApprovalParty From, string Deputy);
