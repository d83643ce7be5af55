using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>Compiles one policy against the facts of its target.</summary>
internal sealed class PolicyCompiler(CelEnvironment language, Policy policy, string file, ImmutableArray<PackError>.Builder errors)
{
    private readonly int _before = errors.Count;
    private readonly ImmutableArray<PolicyExpression>.Builder _expressions = ImmutableArray.CreateBuilder<PolicyExpression>();

    public CompiledPolicy? Compile()
    {
        var (type, parameters) = PolicyParameters.Read(policy.Params);
        var environment = language
            .WithVariable("subject", CelType.Object(FactSchema.Of(policy.Target)))
            .WithConstant("params", CelType.Object(type), parameters);
        var variables = CompileVariables(environment);
        environment = environment
            .WithVariable("variables", CelType.Object(variables.Type))
            .WithVariable("now", CelType.Timestamp);

        var match = Compile(environment, policy.Match, PolicyExpressionKind.Match, "match", policy.MatchLine, CelType.Bool);
        var rules = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var rule in policy.Rules)
        {
            var expression = Compile(environment, rule.Expression, PolicyExpressionKind.Rule, rule.Id, rule.Line, CelType.Bool);
            var evidence = rule.Evidence is null
                ? null
                : Compile(environment, rule.Evidence, PolicyExpressionKind.Evidence, rule.Id, rule.Line, wanted: null);
            if (expression is not null)
            {
                rules.Add(new CompiledRule(policy, rule, expression, evidence));
            }
        }

        return errors.Count > _before ? null : new CompiledPolicy(policy, parameters, match!, rules.ToImmutable(), variables)
        {
            Expressions = _expressions.ToImmutable(),
        };
    }

    private PolicyVariables CompileVariables(CelEnvironment environment)
    {
        if (policy.Variables.IsEmpty)
        {
            return PolicyVariables.None;
        }

        // A variable sees those before it. All programs share one frame: subject, params, variables, now.
        var fields = ImmutableArray.CreateBuilder<CelField>();
        var programs = ImmutableArray.CreateBuilder<CelProgram>();
        foreach (var variable in policy.Variables)
        {
            var sofar = environment
                .WithVariable("variables", CelType.Object(new CelObjectType("variables", fields.ToImmutable())))
                .WithVariable("now", CelType.Timestamp);
            var compiled = Check(sofar, variable.Expression, PolicyExpressionKind.Variable, variable.Name, variable.Line, wanted: null);
            if (compiled?.Program is { } program)
            {
                fields.Add(new CelField(variable.Name, compiled.ResultType));
                programs.Add(program);
            }
        }

        return new PolicyVariables(new CelObjectType("variables", fields.ToImmutable()), programs.ToImmutable());
    }

    private CelProgram? Compile(
        CelEnvironment environment, string source, PolicyExpressionKind kind, string name, int line, CelType? wanted) =>
        Check(environment, source, kind, name, line, wanted)?.Program;

    private CelCompilation? Check(
        CelEnvironment environment, string source, PolicyExpressionKind kind, string name, int line, CelType? wanted)
    {
        var path = kind switch
        {
            PolicyExpressionKind.Rule => $"rule {name}/expression",
            PolicyExpressionKind.Evidence => $"rule {name}/evidence",
            PolicyExpressionKind.Variable => $"variable {name}",
            _ => name,
        };
        var compiled = environment.Compile(source);
        foreach (var issue in compiled.Issues)
        {
            Report(issue.Code, $"{issue.Message}\n{issue.Caret}", path, line);
        }

        if (compiled.Program is null)
        {
            return null;
        }

        if (wanted is not null && !compiled.ResultType.Equals(wanted) && !compiled.ResultType.Equals(CelType.Dyn))
        {
            Report("pack.type", $"the expression gives `{compiled.ResultType}` and must give `{wanted}`", path, line);
        }

        if (compiled.WorstCost > PolicyLimits.ExpressionCost)
        {
            Report(
                "pack.cost",
                $"the expression may cost {compiled.WorstCost} units and {PolicyLimits.ExpressionCost} are allowed: bound its lists or split it",
                path,
                line);
        }

        foreach (var (code, message) in FieldMarkRules.Problems(policy, compiled.Uses))
        {
            Report(code, message, path, line);
        }

        _expressions.Add(new PolicyExpression(kind, name, source, compiled.Uses, compiled.Names));
        return compiled;
    }

    private void Report(string code, string message, string path, int line) =>
        errors.Add(new PackError(code, message, file, line, 1, $"{policy.Id}/{path}"));
}
