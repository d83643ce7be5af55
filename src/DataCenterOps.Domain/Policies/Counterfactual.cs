using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>One change that would make a refused request pass.</summary>
/// <param name="Policy">The policy it would satisfy.</param>
/// <param name="Change">As in <c>placements r1 jurisdiction -> DZ</c>.</param>
public sealed record Counterfactual(string Policy, string Change)
{
    /// <summary>
    /// Tries single changes on the denying results of <paramref name="evaluation"/>: one evidence item moved home, or
    /// taken away. At most <see cref="PolicyLimits.CounterfactualTries"/> in all.
    /// </summary>
    public static ImmutableArray<Counterfactual> Find(
        Evaluation evaluation, CompiledPack pack, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(pack);
        var found = ImmutableArray.CreateBuilder<Counterfactual>();
        var tries = PolicyLimits.CounterfactualTries;
        foreach (var result in evaluation.Results.Where(result => result.Denies))
        {
            if (Find(evaluation.Document, result, pack, now, ref tries, cancellationToken) is { } change)
            {
                found.Add(change);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// One change that would close the finding which <paramref name="result"/> is, whatever its mode; nothing when none of the first
    /// <see cref="PolicyLimits.CounterfactualTries"/> does.
    /// </summary>
    public static Counterfactual? Find(
        EvaluationDocument subject, RuleResult result, CompiledPack pack, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(pack);
        var tries = PolicyLimits.CounterfactualTries;
        return Find(subject, result, pack, now, ref tries, cancellationToken);
    }

    private static Counterfactual? Find(
        EvaluationDocument subject, RuleResult result, CompiledPack pack, DateTimeOffset now, ref int tries, CancellationToken cancellationToken)
    {
        if (result.Outcome != RuleOutcome.Violation
            || pack.For(subject.Target).FirstOrDefault(policy => policy.Policy.Id == result.Policy.Id) is not { } policy)
        {
            return null;
        }

        foreach (var (change, facts) in Changes(subject, result.Evidence, pack.Pack.Jurisdiction))
        {
            if (--tries < 0)
            {
                return null;
            }

            using var document = System.Text.Json.JsonDocument.Parse(facts.ToJsonString());
            var changed = CelJson.Read(document.RootElement, CelType.Object(FactSchema.Of(subject.Target)));
            var again = PolicyEvaluator.Evaluate(changed, policy, PolicyMode.Enforce, now, cancellationToken);
            if (!again.Any(other => other.Rule?.Id == result.Rule?.Id && other.IsOpen))
            {
                return new Counterfactual(result.Policy.Id, change);
            }
        }

        return null;
    }

    private static IEnumerable<(string Change, JsonNode Facts)> Changes(
        EvaluationDocument document, CelValue evidence, string home)
    {
        if (evidence.Kind != CelKind.List)
        {
            yield break;
        }

        foreach (var id in evidence.AsList().Where(item => item.Kind == CelKind.Object)
            .Select(item => item.AsObject().Read("id")).Where(id => id.Kind == CelKind.String).Select(id => id.AsString()))
        {
            foreach (var list in new[] { "placements", "copies", "undeclaredCopies", "flowsOut", "vendors", "endpoints" })
            {
                var moved = JsonNode.Parse(document.Json.Span)!;
                if (moved[list] is JsonArray items && Find(items, id) is { } item)
                {
                    if (item["jurisdiction"] is not null)
                    {
                        item["jurisdiction"] = home;
                        yield return ($"{list} {id} jurisdiction -> {home}", moved);
                    }

                    var without = JsonNode.Parse(document.Json.Span)!;
                    var rest = without[list]!.AsArray();
                    rest.Remove(Find(rest, id));
                    yield return ($"{list} {id} removed", without);
                }
            }
        }
    }

    private static JsonNode? Find(JsonArray items, string id) =>
        items.FirstOrDefault(item => item?["id"]?.GetValue<string>() == id);
}
