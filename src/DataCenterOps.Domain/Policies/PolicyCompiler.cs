using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>Compiles one policy against the facts of its target.</summary>
internal sealed class PolicyCompiler(CelEnvironment language, Policy policy, string file, ImmutableArray<PackError>.Builder errors)
{
    private readonly int _before = errors.Count;

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

        var match = Compile(environment, policy.Match, "match", policy.MatchLine, CelType.Bool);
        var rules = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var rule in policy.Rules)
        {
            var expression = Compile(environment, rule.Expression, $"rule {rule.Id}/expression", rule.Line, CelType.Bool);
            var evidence = rule.Evidence is null
                ? null
                : Compile(environment, rule.Evidence, $"rule {rule.Id}/evidence", rule.Line, wanted: null);
            if (expression is not null)
            {
                rules.Add(new CompiledRule(policy, rule, expression, evidence));
            }
        }

        return errors.Count > _before ? null : new CompiledPolicy(policy, parameters, match!, rules.ToImmutable(), variables);
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
            var compiled = Check(sofar, variable.Expression, $"variable {variable.Name}", variable.Line, wanted: null);
            if (compiled?.Program is { } program)
            {
                fields.Add(new CelField(variable.Name, compiled.ResultType));
                programs.Add(program);
            }
        }

        return new PolicyVariables(new CelObjectType("variables", fields.ToImmutable()), programs.ToImmutable());
    }

    private CelProgram? Compile(CelEnvironment environment, string source, string path, int line, CelType? wanted) =>
        Check(environment, source, path, line, wanted)?.Program;

    private CelCompilation? Check(CelEnvironment environment, string source, string path, int line, CelType? wanted)
    {
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

        RefuseObserved(compiled, path, line);
        return compiled;
    }

    // An error denies. Were a rule that reads what was observed enforced at admission, nothing new could ever be added.
    private void RefuseObserved(CelCompilation compiled, string path, int line)
    {
        if (policy.ModeByPoint.GetValueOrDefault(EnforcementPoint.Admission, policy.Mode) is not (PolicyMode.Enforce or PolicyMode.Warn))
        {
            return;
        }

        foreach (var use in compiled.Uses.Where(use => !use.IsTest && use.Field.Marks.HasFlag(CelFieldMarks.Observed)))
        {
            Report(
                "pack.observed_field",
                $"`{use.Field.Name}` is observed, so it is unset at admission: set `modeByPoint: {{admission: off}}`",
                path,
                line);
        }
    }

    private void Report(string code, string message, string path, int line) =>
        errors.Add(new PackError(code, message, file, line, 1, $"{policy.Id}/{path}"));
}
