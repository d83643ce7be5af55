namespace DataCenterOps.Domain.Policies;

/// <summary>What the policies in force say of one request. No answer means <see cref="Deny"/>.</summary>
public enum DecisionOutcome
{
    /// <summary>Refused: an enforced rule is violated, or could not be evaluated.</summary>
    Deny,

    /// <summary>Allowed, and a policy in mode <c>warn</c> is not satisfied, or an enforced one under break-glass.</summary>
    AllowWithWarnings,

    /// <summary>Allowed.</summary>
    Allow,
}
