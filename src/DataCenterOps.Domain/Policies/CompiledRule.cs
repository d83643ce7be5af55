using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>A rule ready to run.</summary>
internal sealed class CompiledRule(Policy policy, PolicyRule rule, CelProgram expression, CelProgram? evidence)
{
    // Most rules hold for most subjects, and then there is nothing to say of the subject: one value says it for all.
    private readonly RuleResult[] _compliant = Array.ConvertAll(
        Enum.GetValues<PolicyMode>(), mode => new RuleResult(policy, rule, mode, RuleOutcome.Compliant));

    public PolicyRule Rule => rule;

    public CelProgram Expression => expression;

    public CelProgram? Evidence => evidence;

    public RuleResult Compliant(PolicyMode mode) => _compliant[(int)mode];
}
