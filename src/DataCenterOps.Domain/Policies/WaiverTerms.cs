namespace DataCenterOps.Domain.Policies;

/// <summary>Whether and for how long a policy's findings may be left open (document key <c>exceptions</c>).</summary>
public sealed record WaiverTerms(bool Allowed, int MaxDays, int Approvals);
