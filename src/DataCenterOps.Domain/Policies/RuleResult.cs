using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>What one rule, or a policy as a whole, says of one subject.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">The rule; absent when the policy does not select the subject or its match fails.</param>
/// <param name="Mode">How far the policy goes here and now.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Evidence">The offending objects of a violation.</param>
/// <param name="Error">Why it could not be evaluated.</param>
/// <param name="Waiver">The waiver that covers the violation.</param>
public sealed record RuleResult(
    Policy Policy,
    PolicyRule? Rule,
    PolicyMode Mode,
    RuleOutcome Outcome,
    CelValue Evidence = default,
    CelError? Error = null,
    string? Waiver = null)
{
    /// <summary>The break-glass under which the violation denies nothing. It is a violation all the same.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>Whether this result alone denies.</summary>
    public bool Denies => Mode == PolicyMode.Enforce && IsOpen && BreakGlass is null;

    /// <summary>Whether the rule is violated or undecided, and nothing excuses it.</summary>
    public bool IsOpen => Outcome is RuleOutcome.Violation or RuleOutcome.Error;
}
