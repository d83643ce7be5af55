using System.Collections.Immutable;
using System.Diagnostics;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Grains.Policies;

/// <summary>Asks the policies in force about one change, and counts what they say.</summary>
internal sealed class Decisions(PolicyMetrics metrics, TimeProvider time)
{
    /// <summary>The decision on <paramref name="document"/> by what <paramref name="grounds"/> stand for. Nothing is written.</summary>
    public async ValueTask<Decision> DecideAsync(
        Grounds grounds,
        DeclaredDocument document,
        DeclaredDocument? previous,
        long version,
        ProposedFacts after,
        Caller caller,
        EnforcementPoint point,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var pack = grounds.Pack;
        var (evaluations, unjudged) = pack is null
            ? new Judgement([], Unjudged: 0)
            : BreakGlassLift.Apply(
                await Admission.JudgeAsync(document, previous, version, grounds.Facts, after, pack, grounds.Waivers, point, now, cancellationToken),
                grounds.BreakGlass, now);
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(now).ToString("D"),
            At = now,
            Point = point,
            Operation = $"{document.Kind.Singular}.{(previous is null ? "create" : "change")}",
            Actor = caller.Subject,
            Role = caller.Roles.IsEmpty ? "" : caller.Roles[0].Code(),
            Pack = pack?.Pack,
            Evaluations = evaluations,
            Unjudged = unjudged,
            SubjectKind = document.Kind.Name,
            SubjectId = document.Id,
        };
        if (pack is not null && decision.Outcome == DecisionOutcome.Deny)
        {
            decision = decision with
            {
                Counterfactuals =
                    [.. evaluations.SelectMany(evaluation => Counterfactual.Find(evaluation, pack, now, cancellationToken))],
            };
        }

        Count(decision, time.GetElapsedTime(started));
        return decision;
    }

    /// <summary>Why <paramref name="decision"/> refuses; empty when it allows.</summary>
    public static ImmutableArray<Reason> ReasonsOf(Decision decision)
    {
        if (decision.Pack is null)
        {
            return [new Reason("policy.none", "no pack is in force, so nothing is allowed: activate one first")];
        }

        ImmutableArray<Reason> unjudged = decision.Unjudged == 0
            ? []
            : [new Reason("policy.unjudged", $"{decision.Unjudged} other objects that depend on this one were not judged, and what is not judged is not allowed")];
        return
        [
            .. decision.Evaluations.SelectMany(evaluation => evaluation.Results).Where(result => result.Denies)
                .Select(result => new Reason(
                    "policy.denied",
                    $"{result.Policy.Id} {result.Rule?.Id ?? "match"}: {result.Error?.Message ?? DecisionJson.Message(result).En}")),
            .. unjudged,
        ];
    }

    private void Count(Decision decision, TimeSpan elapsed)
    {
        metrics.Evaluated(elapsed, decision.Evaluations.Sum(evaluation => evaluation.CostUsed));
        foreach (var result in decision.Evaluations.SelectMany(evaluation => evaluation.Results))
        {
            if (result.Outcome != RuleOutcome.NotApplicable)
            {
                metrics.Decided(result.Policy.Id, result.Outcome.Code(), decision.Point.Code());
            }
        }
    }
}
