namespace DataCenterOps.Domain.Policies;

/// <summary>What one rule says of one subject.</summary>
public enum RuleOutcome
{
    /// <summary>The rule is true.</summary>
    Compliant,

    /// <summary>The rule is false.</summary>
    Violation,

    /// <summary>The rule is false and an approved, running waiver covers all of its evidence.</summary>
    Excepted,

    /// <summary>The policy does not select the subject.</summary>
    NotApplicable,

    /// <summary>The rule could not be evaluated. Never a pass, never a violation.</summary>
    Error,
}
