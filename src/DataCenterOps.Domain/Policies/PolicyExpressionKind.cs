namespace DataCenterOps.Domain.Policies;

/// <summary>What an expression of a policy is for.</summary>
public enum PolicyExpressionKind
{
    /// <summary>It names a part of others.</summary>
    Variable,

    /// <summary>It selects subjects.</summary>
    Match,

    /// <summary>It must be true.</summary>
    Rule,

    /// <summary>It gathers what is shown when the rule is broken.</summary>
    Evidence,
}
