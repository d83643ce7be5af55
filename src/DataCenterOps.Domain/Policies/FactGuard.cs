using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// Guards the facts that rules read: a rule can be got round by changing what is said of a thing instead of the thing. Each change
/// is judged twice over the same deeds (placements, keys, vendors as they would be): with the facts as they were and as they would
/// be. Where an enforced rule then no longer applies, or passes and would not, the change waits for the fact's owner and a second
/// person. A new thing says what it is for the first time and is not held, save a new authorisation, which lets others pass.
/// Break-glass lifts no hold: what is said stays said when its hours are over.
/// </summary>
public static class FactGuard
{
    /// <summary>The code of the reasons of a hold.</summary>
    public const string Code = "fact.guarded";

    // The name of a copy that is nowhere, by which is asked what an authorisation would let pass.
    private const string Imagined = "imagined";

    /// <summary>The estate with everything that <paramref name="changes"/> do, and nothing that they say: facts as they were.</summary>
    /// <param name="before">What is committed.</param>
    /// <param name="changes">Documents as they would be, with what they are now; nothing for new ones.</param>
    /// <param name="retired">Kind and id of what would be retired.</param>
    public static ProposedFacts AsItWasSaid(
        IEstateFacts before,
        IEnumerable<(DeclaredDocument Document, DeclaredDocument? Previous)> changes,
        IEnumerable<(string Kind, string Id)>? retired = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new ProposedFacts(
            before,
            changes.Where(change => change.Previous is not null || change.Document.Kind.Name != "Authorisation").Select(change =>
                change.Previous is { } previous && Changed(change.Document, previous) is { IsEmpty: false } facts
                    ? With(change.Document, previous, facts)
                    : change.Document),
            retired);
    }

    /// <summary>The facts that <paramref name="document"/> states otherwise than <paramref name="previous"/>, in the order of names.</summary>
    public static ImmutableArray<string> Changed(DeclaredDocument document, DeclaredDocument? previous)
    {
        ArgumentNullException.ThrowIfNull(document);
        var statements = FactOwners.StatementsOf(document.Kind);
        if (previous is null)
        {
            return document.Kind.Name == "Authorisation" ? statements : [];
        }

        if (statements.IsEmpty)
        {
            return [];
        }

        var (now, then) = (document.Read(), previous.Read());
        return [.. statements.Where(fact => Member(now, fact) != Member(then, fact))];
    }

    /// <summary>The rules that <paramref name="document"/> would set aside by its facts.</summary>
    /// <param name="document">The object as it would be.</param>
    /// <param name="previous">The object as it is; absent when it is new.</param>
    /// <param name="before">What is committed: only subjects that are there can be got round.</param>
    /// <param name="said">The estate with facts as they were: <see cref="AsItWasSaid"/>.</param>
    /// <param name="after">The estate as it would be.</param>
    /// <param name="pack">The pack in force.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="cancellationToken">Stops reading and judging.</param>
    public static async ValueTask<FactHold> FindAsync(
        DeclaredDocument document,
        DeclaredDocument? previous,
        IEstateFacts before,
        ProposedFacts said,
        ProposedFacts after,
        CompiledPack pack,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(pack);
        var facts = Changed(document, previous);
        if (facts.IsEmpty)
        {
            return FactHold.None;
        }

        var found = new List<GuardedRule>();
        var (then, later) = (new Hydrator(said, pack.Pack), new Hydrator(after, pack.Pack));
        foreach (var (kind, id) in await SubjectsAsync(document, before, after, cancellationToken))
        {
            // What the document itself was is at hand: reading it again would ask the database.
            var isNew = kind == document.Kind.Name && id == document.Id
                ? previous is null
                : await before.FindAsync(kind, id, cancellationToken) is null;
            if (isNew
                || await DocumentAsync(then, said, kind, id, cancellationToken) is not { } old
                || await DocumentAsync(later, after, kind, id, cancellationToken) is not { } @new)
            {
                continue;
            }

            var aside = Compare(old, @new, pack, now, cancellationToken);
            if (aside.IsEmpty && document.Kind.Name == "Authorisation")
            {
                aside = Imagine(document, old, @new, pack, now, cancellationToken);
            }

            foreach (var (policy, rule, effect) in aside)
            {
                found.Add(new GuardedRule(
                    policy, rule, kind, id, effect, await BlameAsync(document, previous, facts, after, pack, kind, id, policy, rule, now, cancellationToken)));
            }
        }

        return FactHold.Of(found);
    }

    // Of several changed facts, those without which the rule would stand; all of them when only together they do it.
    private static async ValueTask<ImmutableArray<string>> BlameAsync(
        DeclaredDocument document, DeclaredDocument? previous, ImmutableArray<string> facts, ProposedFacts after, CompiledPack pack,
        string kind, string id, string policy, string rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (previous is null || facts.Length == 1)
        {
            return facts;
        }

        var alone = ImmutableArray.CreateBuilder<string>();
        foreach (var fact in facts)
        {
            var without = new ProposedFacts(after, [With(document, previous, [fact])]);
            if (await DocumentAsync(new Hydrator(without, pack.Pack), without, kind, id, cancellationToken) is { } subject
                && await DocumentAsync(new Hydrator(after, pack.Pack), after, kind, id, cancellationToken) is { } whole
                && Compare(subject, whole, pack, now, cancellationToken).Any(aside => aside.Policy == policy && aside.Rule == rule))
            {
                alone.Add(fact);
            }
        }

        return alone.Count > 0 ? alone.ToImmutable() : facts;
    }

    private static ImmutableArray<(string Policy, string Rule, GuardEffect Effect)> Compare(
        EvaluationDocument old, EvaluationDocument @new, CompiledPack pack, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whether a finding is waived says nothing of whether the rule stands.
        var before = PolicyEvaluator.Evaluate(old, pack, WaiverSet.None, EnforcementPoint.Admission, now, cancellationToken);
        var after = PolicyEvaluator.Evaluate(@new, pack, WaiverSet.None, EnforcementPoint.Admission, now, cancellationToken);
        var gone = after.Results.Where(result => result.Outcome == RuleOutcome.NotApplicable).Select(result => result.Policy.Id).ToHashSet(StringComparer.Ordinal);
        var kept = after.Results.Where(result => result.Outcome == RuleOutcome.Compliant)
            .Select(result => (result.Policy.Id, result.Rule?.Id)).ToHashSet();
        return
        [
            .. before.Results
                .Where(result => result.Mode == PolicyMode.Enforce && result.Outcome != RuleOutcome.NotApplicable)
                .Where(result => gone.Contains(result.Policy.Id) || (result.IsOpen && Keeps(result)))
                .Select(result => (
                    result.Policy.Id, OpenFinding.RuleOf(result), result.IsOpen ? GuardEffect.StartsPassing : GuardEffect.StopsApplying)),
        ];

        // A match that could not be evaluated says nothing of single rules: then the policy passes when all of them do.
        bool Keeps(RuleResult result) => result.Rule is { } rule
            ? kept.Contains((result.Policy.Id, rule.Id))
            : !after.Results.Any(other => other.Policy.Id == result.Policy.Id && other.IsOpen);
    }

    // An authorisation may come before what it allows: it is asked for a copy of the system in each place that it names.
    private static ImmutableArray<(string Policy, string Rule, GuardEffect Effect)> Imagine(
        DeclaredDocument authorisation, EvaluationDocument old, EvaluationDocument @new, CompiledPack pack, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var place in authorisation.Read().Texts("jurisdictions").Where(place => place != pack.Pack.Jurisdiction))
        {
            if (WithCopy(old, place) is { } then && WithCopy(@new, place) is { } later
                && Compare(then, later, pack, now, cancellationToken) is { IsEmpty: false } aside)
            {
                return aside;
            }
        }

        return [];
    }

    private static EvaluationDocument? WithCopy(EvaluationDocument subject, string jurisdiction)
    {
        var facts = JsonNode.Parse(subject.Json.Span)!;
        if (subject.Target != PolicyTarget.System || facts["placements"] is not JsonArray { Count: > 0 } placements)
        {
            return null;
        }

        var copy = placements[0]!.DeepClone();
        copy["id"] = Imagined;
        copy["role"] = "replica";
        copy["jurisdiction"] = jurisdiction;
        placements.Add(copy);
        using var document = JsonDocument.Parse(facts.ToJsonString());
        return EvaluationDocument.Freeze(subject.Target, subject.Kind, subject.Id, subject.Tenant, subject.SubjectVersion, document.RootElement);
    }

    private static async ValueTask<EvaluationDocument?> DocumentAsync(
        Hydrator hydrator, ProposedFacts facts, string kind, string id, CancellationToken cancellationToken) =>
        await facts.FindAsync(kind, id, cancellationToken) is { } document
            ? await hydrator.HydrateAsync(kind, id, 0, document, cancellationToken)
            : null;

    private static async ValueTask<IReadOnlyList<(string Kind, string Id)>> SubjectsAsync(
        DeclaredDocument document, IEstateFacts before, ProposedFacts after, CancellationToken cancellationToken)
    {
        var fields = document.Read();
        var found = new List<(string Kind, string Id)> { (document.Kind.Name, document.Id) };
        found.AddRange((await Admission.DependentsAsync(document.Kind.Name, document.Id, fields, after, cancellationToken))
            .Select(other => (other.Kind, other.Id)));
        var tenant = document.Kind.Name switch
        {
            "Authorisation" => fields.Text("tenant"),
            "Tenant" => document.Id,
            _ => null,
        };
        foreach (var system in tenant is null ? [] : await before.ReferringAsync("System", "Tenant", tenant, cancellationToken))
        {
            found.Add(("System", system.Id));
            if (document.Kind.Name == "Tenant")
            {
                found.AddRange((await before.ReferringAsync("Flow", "System", system.Id, cancellationToken)).Select(flow => ("Flow", flow.Id)));
            }
        }

        // What nobody judges cannot be got round.
        return [.. found.Distinct().Where(subject => Hydrator.TargetOf(subject.Kind) is not null)];
    }

    private static DeclaredDocument With(DeclaredDocument document, DeclaredDocument previous, ImmutableArray<string> facts)
    {
        var (now, then) = (JsonNode.Parse(document.Body.Span)!.AsObject(), JsonNode.Parse(previous.Body.Span)!.AsObject());
        foreach (var fact in facts)
        {
            if (then[fact] is { } value)
            {
                now[fact] = value.DeepClone();
            }
            else
            {
                now.Remove(fact);
            }
        }

        var body = Ledger.CanonicalJson.Write(now);
        return document with { Body = body, AsWritten = body };
    }

    private static string? Member(JsonElement fields, string name) => fields.Nested(name)?.GetRawText();
}
