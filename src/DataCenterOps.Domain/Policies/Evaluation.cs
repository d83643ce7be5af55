using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>What all policies of a pack say of one subject, ordered by policy, then rule.</summary>
/// <param name="Document">The facts that were judged.</param>
/// <param name="Results">One per rule that ran; one per policy that does not apply.</param>
/// <param name="CostUsed">Cost units spent.</param>
public sealed record Evaluation(EvaluationDocument Document, ImmutableArray<RuleResult> Results, long CostUsed)
{
    /// <summary>The outcome: the worst that a single result demands.</summary>
    public DecisionOutcome Outcome
    {
        get
        {
            var outcome = DecisionOutcome.Allow;
            foreach (var result in Results)
            {
                if (result.Denies)
                {
                    return DecisionOutcome.Deny;
                }

                if (result.BreakGlass is not null || (result.IsOpen && result.Mode == PolicyMode.Warn))
                {
                    outcome = DecisionOutcome.AllowWithWarnings;
                }
            }

            return outcome;
        }
    }
}
