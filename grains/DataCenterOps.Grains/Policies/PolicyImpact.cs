using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>Judges every subject twice, as things are and as they would be: for previews and for the guard of the population.</summary>
internal sealed class PolicyImpact(JudgedSubjects subjects)
{
    /// <summary>One page of the difference; newly refused subjects go to <paramref name="count"/>.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="proposed">The documents by which the facts of the two differ.</param>
    /// <param name="count">Counts over the pages.</param>
    /// <param name="cursor">Where the page begins; absent for the first, which has the proposed documents that do not exist yet.</param>
    /// <param name="now">The moment of both judgements.</param>
    /// <param name="cancellationToken">Stops judging.</param>
    public async Task<ImpactPage> PageAsync(
        PolicyGround before,
        PolicyGround after,
        ImmutableArray<DeclaredDocument> proposed,
        PopulationCount count,
        string? cursor,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (rows, next) = await subjects.PageAsync(TenantScope.All, cursor, cancellationToken);
        var (earlier, later) = (new Side(before, now), new Side(after, now));
        var changed = proposed.ToDictionary(document => (document.Kind.Name, document.Id));
        var pairs = ImmutableArray.CreateBuilder<ImpactPair>();
        var stopped = ImmutableArray.CreateBuilder<StoppedWaiver>();
        var judged = 0;
        foreach (var row in rows)
        {
            var document = ExistingEstate.Read(row).Read();
            var would = changed.TryGetValue((row.Kind, row.Id), out var draft) ? draft.Read() : document;
            await JudgeAsync(row.Kind, row.Id, row.Tenant, document, would);
        }

        foreach (var created in cursor is null ? proposed : [])
        {
            if (await before.Facts.FindAsync(created.Kind.Name, created.Id, cancellationToken) is null)
            {
                await JudgeAsync(created.Kind.Name, created.Id, created.Owner?.Value, null, created.Read());
            }
        }

        return new ImpactPage(judged, [.. pairs.OrderBy(pair => SubjectFacts.Rank(SubjectFacts.Criticality(pair.Pair.Subject)))], stopped.ToImmutable(), next);

        async ValueTask JudgeAsync(string kind, string id, string? tenant, JsonElement? document, JsonElement would)
        {
            var same = later.SharesFactsWith(earlier);
            var was = document is { } fields ? await earlier.HydrateAsync(kind, id, fields, cancellationToken) : null;
            var willBe = same ? was : await later.HydrateAsync(kind, id, would, cancellationToken);
            var (today, then) = (earlier.Evaluate(was, EnforcementPoint.Sweep, cancellationToken), later.Evaluate(willBe, EnforcementPoint.Sweep, cancellationToken));
            pairs.AddRange(ChangedPair.Between(today, then).Select(pair => new ImpactPair(pair, tenant)));
            stopped.AddRange(StoppedWaiver.Between(today, then));
            count.Add(
                earlier.Evaluate(was, EnforcementPoint.Admission, cancellationToken),
                later.Evaluate(willBe, EnforcementPoint.Admission, cancellationToken));
            judged++;
        }
    }

    /// <summary>Whom putting another pack in force would newly refuse, over the whole estate.</summary>
    public async Task<PopulationDelta> PopulationAsync(
        CompiledPack? before, CompiledPack after, IEstateFacts facts, WaiverSet waivers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var remembered = new RememberedFacts(facts);
        var count = new PopulationCount();
        string? cursor = null;
        do
        {
            var page = await PageAsync(
                new PolicyGround(before, remembered, waivers), new PolicyGround(after, remembered, waivers), [], count, cursor, now, cancellationToken);
            cursor = page.Next;
        }
        while (cursor is not null);

        return count.ToDelta();
    }

    private sealed class Side(PolicyGround ground, DateTimeOffset now)
    {
        private readonly IEstateFacts _facts = ground.Facts;
        private readonly Hydrator? _hydrator = ground.Pack is { } pack ? new Hydrator(ground.Facts, pack.Pack) : null;

        // Home is all that a hydrator takes from a pack.
        public bool SharesFactsWith(Side other) => ReferenceEquals(_facts, other._facts) && other.Home == Home;

        private string? Home => ground.Pack?.Pack.Jurisdiction;

        public ValueTask<EvaluationDocument?> HydrateAsync(string kind, string id, JsonElement document, CancellationToken cancellationToken) =>
            _hydrator?.HydrateAsync(kind, id, 0, document, cancellationToken) ?? ValueTask.FromResult<EvaluationDocument?>(null);

        public Evaluation? Evaluate(EvaluationDocument? document, EnforcementPoint point, CancellationToken cancellationToken) =>
            document is null ? null : PolicyEvaluator.Evaluate(document, ground.Pack!, ground.Waivers, point, now, cancellationToken);
    }
}
