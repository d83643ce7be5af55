using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Compiles the expressions of a table against the facts of systems, as strictly as those of policies.</summary>
internal sealed class SovereigntyCompiler(CelEnvironment language, SovereigntyTable table, string file, ImmutableArray<PackError>.Builder errors)
{
    // All programs share one frame: subject, now.
    private readonly CelEnvironment _environment = language
        .WithVariable("subject", CelType.Object(FactSchema.Of(PolicyTarget.System)))
        .WithVariable("now", CelType.Timestamp);

    private readonly int _before = errors.Count;

    public CompiledSovereignty? Compile()
    {
        var answers = ImmutableArray.CreateBuilder<CompiledAnswer>();
        foreach (var objective in table.Objectives)
        {
            foreach (var answer in objective.Answers)
            {
                var path = $"weights/{objective.Id}/{answer.Id}";
                var level = Compile(answer.Level, $"{path}/level", answer.LevelLine, "int");
                var evidence = answer.Evidence is null ? null : Compile(answer.Evidence, $"{path}/evidence", answer.EvidenceLine, "list");
                var proven = answer.Proven is null ? null : Compile(answer.Proven, $"{path}/proven", answer.ProvenLine, "bool");
                if (level is not null)
                {
                    answers.Add(new CompiledAnswer(answer, level, evidence, proven));
                }
            }
        }

        return errors.Count > _before ? null : new CompiledSovereignty(table, answers.ToImmutable());
    }

    private CelProgram? Compile(string source, string path, int line, string wanted)
    {
        var compiled = _environment.Compile(source);
        foreach (var issue in compiled.Issues)
        {
            Report(issue.Code, $"{issue.Message}\n{issue.Caret}");
        }

        if (compiled.Program is null)
        {
            return null;
        }

        if (compiled.ResultType.Name != wanted && !compiled.ResultType.Equals(CelType.Dyn))
        {
            Report("pack.type", $"the expression gives `{compiled.ResultType}` and must give `{wanted}`");
        }

        if (compiled.WorstCost > PolicyLimits.ExpressionCost)
        {
            Report(
                "pack.cost",
                $"the expression may cost {compiled.WorstCost} units and {PolicyLimits.ExpressionCost} are allowed: bound its lists or split it");
        }

        foreach (var use in compiled.Uses.Where(use => use.Field.Marks.HasFlag(CelFieldMarks.AdmissionOnly)))
        {
            Report("pack.admission_only", $"`{use.Field.Name}` is known at admission only, and scores are judged by the sweep");
        }

        return compiled.Program;

        void Report(string code, string message) => errors.Add(new PackError(code, message, file, line, 1, path));
    }
}
