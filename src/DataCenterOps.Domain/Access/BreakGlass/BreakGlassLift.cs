using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>
/// Lets a change pass that enforced rules would deny, while two persons have lifted enforcement. Never a rule of a policy whose
/// findings nobody may waive, never what could not be evaluated, and never a part of a change that stays denied.
/// </summary>
public static class BreakGlassLift
{
    /// <summary>The judgement, lifted by the first time that lets all of it pass; as it was when none does.</summary>
    public static Judgement Apply(Judgement judged, ImmutableArray<BreakGlassTime> times, DateTimeOffset now)
    {
        if (judged.Unjudged > 0 || times.IsDefaultOrEmpty || judged.Evaluations.All(evaluation => !IsDenied(evaluation)))
        {
            return judged;
        }

        foreach (var time in times.Where(time => time.IsActive(now)))
        {
            var lifted = judged.Evaluations.Select(evaluation => Lift(evaluation, time)).ToImmutableArray();
            if (!lifted.Any(IsDenied))
            {
                return judged with { Evaluations = lifted };
            }
        }

        return judged;
    }

    private static bool IsDenied(Evaluation evaluation) => evaluation.Outcome == DecisionOutcome.Deny;

    private static Evaluation Lift(Evaluation evaluation, BreakGlassTime time) => IsDenied(evaluation) && time.Scope.Covers(evaluation.Document)
        ? evaluation with { Results = [.. evaluation.Results.Select(result => IsLiftable(result) ? result with { BreakGlass = time.Id } : result)] }
        : evaluation;

    private static bool IsLiftable(RuleResult result) =>
        result is { Denies: true, Outcome: RuleOutcome.Violation, Policy.Waivers.Allowed: true };
}
