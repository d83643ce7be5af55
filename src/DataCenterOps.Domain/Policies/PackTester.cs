using System.Collections.Immutable;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Domain.Policies;

/// <summary>Runs the tests that policies carry with them.</summary>
public static class PackTester
{
    /// <summary>Runs every test of every policy with the evaluator that will enforce it, then those of the table of sovereignty.</summary>
    public static ImmutableArray<PackTestResult> Run(CompiledPack pack, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return
        [
            .. pack.Policies.SelectMany(policy => policy.Policy.Tests.Select(test => Run(policy, test, cancellationToken))),
            .. pack.Sovereignty is { } table ? SovereigntyTester.Run(table, cancellationToken) : [],
        ];
    }

    private static PackTestResult Run(CompiledPolicy policy, PolicyTest test, CancellationToken cancellationToken)
    {
        var type = CelType.Object(FactSchema.Of(policy.Policy.Target));
        var results = PolicyEvaluator.Evaluate(
            CelJson.Read(test.Subject, type), policy, PolicyMode.Enforce, test.Now, cancellationToken);
        var actual = Describe(results);
        return new PackTestResult(
            policy.Policy.Id, test.Name, string.Join(", ", test.Expect), actual, IsMet(test, results), test.Line);
    }

    private static bool IsMet(PolicyTest test, ImmutableArray<RuleResult> results)
    {
        var violated = results.Where(result => result.Outcome == RuleOutcome.Violation)
            .Select(result => result.Rule!.Id).ToHashSet(StringComparer.Ordinal);
        var failed = results.Any(result => result.Outcome == RuleOutcome.Error);
        return test.Expect switch
        {
            ["pass"] => violated.Count == 0 && !failed && results.Any(result => result.Outcome == RuleOutcome.Compliant),
            ["not-applicable"] => results.All(result => result.Outcome == RuleOutcome.NotApplicable),
            ["error"] => failed,
            _ => !failed && (test.Exactly ? violated.SetEquals(test.Expect) : violated.IsSupersetOf(test.Expect)),
        };
    }

    private static string Describe(ImmutableArray<RuleResult> results)
    {
        var open = results.Where(result => result.IsOpen).Select(result => result.Outcome == RuleOutcome.Error
            ? $"error in {result.Rule?.Id ?? "match"}: {result.Error!.Message}"
            : result.Rule!.Id).ToArray();
        return open.Length > 0 ? string.Join(", ", open)
            : results.All(result => result.Outcome == RuleOutcome.NotApplicable) ? "not-applicable"
            : "pass";
    }
}
