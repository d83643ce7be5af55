using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies.Waivers;

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
    RunningWaiver? Waiver = null)
{
    /// <summary>Whether the evidence of a violation could not be gathered: then nobody knows what a waiver would leave open.</summary>
    public bool IsEvidenceMissing { get; init; }

    /// <summary>What the rule of a violation says, by hash; absent for other outcomes.</summary>
    public string? RuleSha256 { get; init; }

    /// <summary>The break-glass under which the violation denies nothing. It is a violation all the same.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>Whether this result alone denies.</summary>
    public bool Denies => Mode == PolicyMode.Enforce && IsOpen && BreakGlass is null;

    /// <summary>Whether the rule is violated or undecided, and nothing excuses it.</summary>
    public bool IsOpen => Outcome is RuleOutcome.Violation or RuleOutcome.Error;
}
