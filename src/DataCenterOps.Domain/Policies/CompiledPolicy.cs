using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>A policy ready to run: immutable, shared by all threads.</summary>
public sealed class CompiledPolicy
{
    internal CompiledPolicy(
        Policy policy, CelValue parameters, CelProgram match, ImmutableArray<CompiledRule> rules, PolicyVariables variables) =>
        (Policy, Parameters, Match, Rules, Variables) = (policy, parameters, match, rules, variables);

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    internal CelValue Parameters { get; }

    internal CelProgram Match { get; }

    internal ImmutableArray<CompiledRule> Rules { get; }

    internal PolicyVariables Variables { get; }
}
