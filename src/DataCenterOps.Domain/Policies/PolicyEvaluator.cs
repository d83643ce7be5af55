using System.Collections.Immutable;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// The one function that says what a pack says of a subject. Admission, preview, sweep, pack tests, the command line and
/// exports all call it, so that they cannot disagree.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Judges <paramref name="document"/> by every policy of <paramref name="pack"/> that targets it.</summary>
    /// <param name="document">The frozen facts.</param>
    /// <param name="pack">The pack in force, or a draft.</param>
    /// <param name="waivers">The waivers that nobody has ended; whether they run is asked of <paramref name="now"/>.</param>
    /// <param name="point">Where the decision is asked for; it selects each policy's mode.</param>
    /// <param name="now">The moment that expressions see as <c>now</c>.</param>
    /// <param name="cancellationToken">Stops the evaluation; the call then throws.</param>
    /// <returns>Every outcome. An expression that fails or costs too much is an outcome, never an exception.</returns>
    public static Evaluation Evaluate(
        EvaluationDocument document,
        CompiledPack pack,
        WaiverSet waivers,
        EnforcementPoint point,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(waivers);
        var budget = new CelBudget(PolicyLimits.DecisionCost);
        var policies = pack.For(document.Target);
        var most = 0;
        foreach (var policy in policies)
        {
            most += policy.MostResults;
        }

        var results = new ResultList(most);
        var clock = CelValue.FromTimestamp(CelTimestamp.From(now));
        foreach (var policy in policies)
        {
            var mode = policy.Policy.ModeAt(point, now);
            if (mode != PolicyMode.Off)
            {
                Judge(policy, mode, document.Subject, clock, budget, ref results, cancellationToken);
            }
        }

        return new Evaluation(document, Excuse(document, results.ToImmutable(), waivers, now), budget.Spent);
    }

    // A waiver changes what is made of a violation, never whether there is one.
    private static ImmutableArray<RuleResult> Excuse(
        EvaluationDocument document, ImmutableArray<RuleResult> results, WaiverSet waivers, DateTimeOffset now)
    {
        if (ReferenceEquals(waivers, WaiverSet.None))
        {
            return results;
        }

        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Outcome == RuleOutcome.Violation && waivers.Find(document, results[i], now) is { } waiver)
            {
                results = results.SetItem(i, results[i] with { Outcome = RuleOutcome.Excepted, Waiver = waiver });
            }
        }

        return results;
    }

    /// <summary>Judges by one policy alone, in the mode it has: for pack tests and counterfactuals.</summary>
    internal static ImmutableArray<RuleResult> Evaluate(
        CelValue subject, CompiledPolicy policy, PolicyMode mode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = new ResultList(policy.MostResults);
        var clock = CelValue.FromTimestamp(CelTimestamp.From(now));
        Judge(policy, mode, subject, clock, new CelBudget(PolicyLimits.DecisionCost), ref results, cancellationToken);
        return results.ToImmutable();
    }

    private static void Judge(
        CompiledPolicy policy,
        PolicyMode mode,
        CelValue subject,
        CelValue clock,
        CelBudget budget,
        ref ResultList results,
        CancellationToken cancellationToken)
    {
        var variables = policy.Variables.Bind(subject, policy.Parameters, clock, budget, cancellationToken);
        ReadOnlySpan<CelValue> frame = [subject, policy.Parameters, variables, clock];
        var match = policy.Match.Evaluate(frame, budget, cancellationToken);
        if (match.IsError)
        {
            // Whether the policy applies is unknown, so whether its rules hold is unknown too.
            results.Add(new RuleResult(policy.Policy, null, mode, RuleOutcome.Error, Error: match.Error));
            return;
        }

        if (!match.Value.AsBool())
        {
            results.Add(policy.NotApplicable(mode));
            return;
        }

        foreach (var rule in policy.Rules)
        {
            results.Add(Judge(policy.Policy, rule, mode, frame, budget, cancellationToken));
        }
    }

    private static RuleResult Judge(
        Policy policy,
        CompiledRule rule,
        PolicyMode mode,
        ReadOnlySpan<CelValue> frame,
        CelBudget budget,
        CancellationToken cancellationToken)
    {
        var result = rule.Expression.Evaluate(frame, budget, cancellationToken);
        if (result.IsError)
        {
            return new RuleResult(policy, rule.Rule, mode, RuleOutcome.Error, Error: result.Error);
        }

        if (result.Value.AsBool())
        {
            return rule.Compliant(mode);
        }

        // Evidence that cannot be gathered does not undo the violation.
        var evidence = rule.Evidence?.Evaluate(frame, budget, cancellationToken);
        return new RuleResult(policy, rule.Rule, mode, RuleOutcome.Violation, evidence is { IsError: false } found ? found.Value : default)
        {
            IsEvidenceMissing = evidence is { IsError: true },
            RuleSha256 = rule.Sha256,
        };
    }
}
