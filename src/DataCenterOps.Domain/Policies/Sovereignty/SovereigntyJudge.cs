using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>The one function that scores a system.</summary>
public static class SovereigntyJudge
{
    /// <summary>Scores <paramref name="system"/> by every answer of <paramref name="table"/>.</summary>
    /// <param name="system">The frozen facts of a system.</param>
    /// <param name="table">The table of the pack in force, or of a draft.</param>
    /// <param name="now">The moment that expressions see as <c>now</c>.</param>
    /// <param name="cancellationToken">Stops it; the call then throws.</param>
    /// <returns>The score. An expression that fails or costs too much makes its answer count for nothing, and is never an exception.</returns>
    public static SystemScore Judge(
        EvaluationDocument system, CompiledSovereignty table, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(table);
        if (system.Target != PolicyTarget.System)
        {
            throw new ArgumentException("only systems are scored", nameof(system));
        }

        CelValue[] frame = [system.Subject, CelValue.FromTimestamp(CelTimestamp.From(now))];
        var budget = new CelBudget(PolicyLimits.DecisionCost);
        var objectives = ImmutableArray.CreateBuilder<ObjectiveScore>(table.Table.Objectives.Length);
        var at = 0;
        foreach (var objective in table.Table.Objectives)
        {
            var answers = ImmutableArray.CreateBuilder<AnswerScore>(objective.Answers.Length);
            for (var i = 0; i < objective.Answers.Length; i++)
            {
                answers.Add(Judge(table.Answers[at++], frame, budget, cancellationToken));
            }

            objectives.Add(new ObjectiveScore(objective.Id, objective.Weight, objective.Floor, answers.MoveToImmutable()));
        }

        return new SystemScore(objectives.MoveToImmutable());
    }

    internal static AnswerScore Judge(CompiledAnswer answer, ReadOnlySpan<CelValue> frame, CelBudget budget, CancellationToken cancellationToken)
    {
        var id = answer.Answer.Id;
        var level = answer.Level.Evaluate(frame, budget, cancellationToken);
        if (level.IsError)
        {
            return new AnswerScore(id, 0, IsProven: false, [], 0, AnswerError.Of("level", level.Error!));
        }

        // An expression of an unknown type may give anything.
        if (level.Value.Kind != CelKind.Int || level.Value.AsInt() is < 0 or > SovereigntyLimits.Highest)
        {
            return new AnswerScore(id, 0, IsProven: false, [], 0, new AnswerError(
                "level", "sovereignty.level", $"a level is 0 to {SovereigntyLimits.Highest} and not `{CelPrinter.Print(level.Value)}`", 0, 0));
        }

        var declared = (int)level.Value.AsInt();
        if (answer.Evidence is null)
        {
            return new AnswerScore(id, declared, IsProven: false, []);
        }

        var found = answer.Evidence.Evaluate(frame, budget, cancellationToken);
        if (found.IsError)
        {
            // What nobody can be shown proves nothing.
            return new AnswerScore(id, declared, IsProven: false, [], 0, AnswerError.Of("evidence", found.Error!));
        }

        var (evidence, leftOut) = Names(found.Value);
        var proven = answer.Proven?.Evaluate(frame, budget, cancellationToken);
        return proven is { IsError: true } failed
            ? new AnswerScore(id, declared, IsProven: false, evidence, leftOut, AnswerError.Of("proven", failed.Error!))
            : new AnswerScore(id, declared, proven is { } said && said.Value.Kind == CelKind.Bool && said.Value.AsBool(), evidence, leftOut);
    }

    private static (ImmutableArray<string> Names, int LeftOut) Names(CelValue evidence)
    {
        if (evidence.Kind != CelKind.List)
        {
            return ([], 0);
        }

        var items = evidence.AsList();
        var names = ImmutableArray.CreateBuilder<string>();
        var bytes = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var name = EvidenceText.Name(items[i]);
            bytes += Encoding.UTF8.GetByteCount(name);
            if (bytes > SovereigntyLimits.EvidenceBytes)
            {
                return (names.ToImmutable(), items.Length - i);
            }

            names.Add(name);
        }

        return (names.ToImmutable(), 0);
    }
}
