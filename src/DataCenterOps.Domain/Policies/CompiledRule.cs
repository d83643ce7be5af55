using System.Text;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>A rule ready to run.</summary>
internal sealed class CompiledRule(Policy policy, PolicyRule rule, CelProgram expression, CelProgram? evidence)
{
    private readonly Lazy<string> _sha256 = new(() => Digest(policy, rule));


    // Most rules hold for most subjects, and then there is nothing to say of the subject: one value says it for all.
    private readonly RuleResult[] _compliant = Array.ConvertAll(
        Enum.GetValues<PolicyMode>(), mode => new RuleResult(policy, rule, mode, RuleOutcome.Compliant));

    public PolicyRule Rule => rule;

    public CelProgram Expression => expression;

    public CelProgram? Evidence => evidence;

    /// <summary>
    /// What the rule says, by hash: its own expressions, the policy's `match` and its variables. Parameters are no part of it: a limit
    /// that the law moves leaves the finding the one it was.
    /// </summary>
    public string Sha256 => _sha256.Value;

    public RuleResult Compliant(PolicyMode mode) => _compliant[(int)mode];

    private static string Digest(Policy policy, PolicyRule rule)
    {
        var said = new StringBuilder();
        foreach (var part in new[] { policy.Match, rule.Expression, rule.Evidence ?? "" }.Concat(policy.Variables.SelectMany(variable => new[] { variable.Name, variable.Expression })))
        {
            said.Append(part).Append('\0');
        }

        return CanonicalJson.Sha256(Encoding.UTF8.GetBytes(said.ToString()));
    }
}
