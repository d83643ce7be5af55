using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>A policy ready to run: immutable, shared by all threads.</summary>
public sealed class CompiledPolicy
{
    private readonly RuleResult[] _notApplicable;

    internal CompiledPolicy(
        Policy policy, CelValue parameters, CelProgram match, ImmutableArray<CompiledRule> rules, PolicyVariables variables)
    {
        (Policy, Parameters, Match, Rules, Variables) = (policy, parameters, match, rules, variables);
        _notApplicable = Array.ConvertAll(
            Enum.GetValues<PolicyMode>(), mode => new RuleResult(policy, null, mode, RuleOutcome.NotApplicable));
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>Its expressions as the type checker read them, in the order of compilation.</summary>
    public ImmutableArray<PolicyExpression> Expressions { get; internal init; } = [];

    internal CelValue Parameters { get; }

    internal CelProgram Match { get; }

    internal ImmutableArray<CompiledRule> Rules { get; }

    internal PolicyVariables Variables { get; }

    /// <summary>The most results that the policy gives of one subject.</summary>
    internal int MostResults => Math.Max(1, Rules.Length);

    internal RuleResult NotApplicable(PolicyMode mode) => _notApplicable[(int)mode];
}
