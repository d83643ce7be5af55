using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// What policies say of one change: its own subject, the capacity that it asks for, and the other subjects that it would
/// make fail.
/// </summary>
public static class Admission
{
    /// <summary>Judges <paramref name="document"/> over the estate before and after.</summary>
    /// <param name="document">The object as it would be.</param>
    /// <param name="previous">The object as it is; absent when it is new.</param>
    /// <param name="version">The object's version.</param>
    /// <param name="before">What is committed.</param>
    /// <param name="after">What would be, <paramref name="document"/> included. What else is proposed is judged on its own.</param>
    /// <param name="pack">The pack in force.</param>
    /// <param name="waivers">The waivers that nobody has ended.</param>
    /// <param name="point">Where the decision is asked for.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="cancellationToken">Stops reading and judging.</param>
    public static async ValueTask<Judgement> JudgeAsync(
        DeclaredDocument document,
        DeclaredDocument? previous,
        long version,
        IEstateFacts before,
        ProposedFacts after,
        CompiledPack pack,
        WaiverSet waivers,
        EnforcementPoint point,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(pack);
        var hydrator = new Hydrator(after, pack.Pack);
        var judged = ImmutableArray.CreateBuilder<Evaluation>();
        var fields = document.Read();
        if (await hydrator.HydrateAsync(document.Kind.Name, document.Id, version, fields, cancellationToken) is { } own)
        {
            judged.Add(PolicyEvaluator.Evaluate(own, pack, waivers, point, now, cancellationToken));
        }

        foreach (var request in await CapacityRequests.OfAsync(document, previous, after, cancellationToken))
        {
            judged.Add(PolicyEvaluator.Evaluate(request, pack, waivers, point, now, cancellationToken));
        }

        var earlier = new Hydrator(before, pack.Pack);
        var dependents = await DependentsAsync(document.Kind.Name, document.Id, fields, after, cancellationToken);
        var others = dependents.Where(other => !after.Proposes(other.Kind, other.Id)).ToArray();
        if (others.Length > PolicyLimits.DependentSubjects)
        {
            return new Judgement(judged.ToImmutable(), others.Length);
        }

        var failing = 0;
        for (var i = 0; i < others.Length; i++)
        {
            if (failing == PolicyLimits.FailingDependents)
            {
                return new Judgement(judged.ToImmutable(), others.Length - i);
            }

            var (kind, id, read) = others[i];
            if ((read ?? await after.FindAsync(kind, id, cancellationToken)) is not { } later
                || await hydrator.HydrateAsync(kind, id, 0, later, cancellationToken) is not { } subject)
            {
                continue;
            }

            var evaluation = PolicyEvaluator.Evaluate(subject, pack, waivers, point, now, cancellationToken);
            if (evaluation.Outcome == DecisionOutcome.Deny && NewlyFailing(evaluation, await EarlierAsync(kind, id)) is { } fresh)
            {
                judged.Add(fresh);
                failing++;
            }
        }

        return new Judgement(judged.ToImmutable(), Unjudged: 0);

        async ValueTask<Evaluation?> EarlierAsync(string kind, string id) =>
            await before.FindAsync(kind, id, cancellationToken) is { } document
            && await earlier.HydrateAsync(kind, id, 0, document, cancellationToken) is { } subject
                ? PolicyEvaluator.Evaluate(subject, pack, waivers, point, now, cancellationToken)
                : null;
    }

    // What failed before is a finding of the sweep and no reason against this change.
    private static Evaluation? NewlyFailing(Evaluation now, Evaluation? earlier)
    {
        var open = earlier?.Results.Where(result => result.IsOpen)
            .Select(result => (result.Policy.Id, result.Rule?.Id)).ToHashSet() ?? [];
        var fresh = now.Results.Where(result => result.Denies && !open.Contains((result.Policy.Id, result.Rule?.Id))).ToImmutableArray();
        return fresh.IsEmpty ? null : now with { Results = fresh };
    }

    /// <summary>The subjects whose facts are joined from this document; some with their own document, which was read anyway.</summary>
    internal static async ValueTask<IReadOnlyList<(string Kind, string Id, JsonElement? Document)>> DependentsAsync(
        string kind, string id, JsonElement document, IEstateFacts facts, CancellationToken cancellationToken)
    {
        var found = new List<(string Kind, string Id, JsonElement? Document)>();
        switch (kind)
        {
            case "System":
                found.AddRange(document.Texts("keys").Select(key => ("Key", key, (JsonElement?)null)));
                await AddAsync("Flow");
                break;
            case "Flow":
                AddEnd("from");
                AddEnd("to");
                break;
            case "Site":
                await AddAsync("System");
                await AddAsync("Vendor");
                break;
            case "Key" or "Vendor":
                await AddAsync("System");
                break;
            case "Agreement" or "Source":
                await AddAsync("Flow");
                break;
        }

        return [.. found.DistinctBy(other => (other.Kind, other.Id))];

        async ValueTask AddAsync(string from) => found.AddRange(
            (await facts.ReferringAsync(from, kind, id, cancellationToken)).Select(fact => (from, fact.Id, (JsonElement?)fact.Document)));

        void AddEnd(string end)
        {
            if (document.Nested(end)?.Text("system") is { } system)
            {
                found.Add(("System", system, null));
            }
        }
    }
}
