using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Metering;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Policies;

/// <summary>Previews: any silo, several at once, nothing kept but drafts that were just compiled.</summary>
[StatelessWorker(Workers), GrainType("dcops.preview")]
internal sealed class PreviewGrain(
    PoliciesInForce policies, PolicyImpact impact, PackDrafts drafts, EstatePlanner planner, CostQueries costs, TimeProvider time) : Grain, IPreviewGrain
{
    // Each keeps a core busy while it judges; commands must find room beside them.
    private const int Workers = 2;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<PreviewPage> PageAsync(PreviewRequest request, CancellationToken cancellationToken)
    {
        var draft = request.Pack is { } text ? drafts.Read(text.File, text.Text) : null;
        ImmutableArray<Reason> reasons = JudgedSubjects.IsCursor(request.After)
            ? draft is { Tried: null } ? draft.Reasons : []
            : [new Reason("request.cursor", "`after` is not what a page before has said under `next`")];
        var (law, wrong) = ReadLaw(request.Provisions);
        reasons = reasons.AddRange(wrong);
        var (errors, proposed) = await planner.ResolveAsync(request.Documents, GrainCaller.Current, cancellationToken);
        if (!reasons.IsEmpty || !errors.IsEmpty)
        {
            return new PreviewPage(reasons, errors, 0, 0, [], null);
        }

        var grounds = await policies.GroundsAsync(cancellationToken);
        var before = new RememberedFacts(grounds.Facts);
        IEstateFacts after = proposed.IsEmpty ? before : new ProposedFacts(before, proposed);
        var count = new PopulationCount();
        var now = time.GetUtcNow();
        var (pack, unlawful) = Would(grounds, (draft?.Pack ?? draft?.Tried)?.Pack, law, now);
        if (!unlawful.IsEmpty)
        {
            return new PreviewPage(unlawful, [], 0, 0, [], null);
        }

        var page = await impact.PageAsync(
            new PolicyGround(grounds.Pack, before, grounds.Waivers), new PolicyGround(pack, after, grounds.Waivers), proposed, count, request.After, now, cancellationToken);
        var dinars = await CostsAsync(page.Pairs, now, cancellationToken);
        return new PreviewPage(
            [], [], page.Judged, count.ToDelta().Denied,
            [
                .. page.Pairs.Select(found => Describe(found) is var pair && found.Pair is { Change: PairChange.NewlyFailing, Subject.Kind: "System" }
                    && dinars.TryGetValue(pair.SubjectId, out var cost) ? pair with { MonthCost = cost } : pair),
            ],
            page.Next)
        {
            // They are the draft's, whatever the page.
            FailingTests = request.After is null && draft is { Tried: not null } ? draft.Reasons : [],
            Stopped = page.Stopped,
        };
    }

    // What something costs is told to those alone who may ask for it.
    private async Task<IReadOnlyDictionary<string, Amount>> CostsAsync(
        ImmutableArray<ImpactPair> pairs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] systems = Permissions.Allows(GrainCaller.Current, "cost.read")
            ? [.. pairs.Where(found => found.Pair is { Change: PairChange.NewlyFailing, Subject.Kind: "System" }).Select(found => found.Pair.Subject.Id).Distinct(StringComparer.Ordinal)]
            : [];
        return await costs.OfSystemsAsync(systems, PreviewCosts.Currency, PreviewCosts.Days, now, cancellationToken);
    }

    private static (ImmutableArray<LegalProvision> Law, ImmutableArray<Reason> Reasons) ReadLaw(ImmutableArray<EstateText> texts)
    {
        if (texts.IsDefaultOrEmpty)
        {
            return ([], []);
        }

        if (texts.Length > ProvisionLimits.AtOnce)
        {
            return ([], [new Reason("provision.bounds", $"a what-if changes at most {ProvisionLimits.AtOnce} provisions")]);
        }

        var read = texts.Select(text => ProvisionForm.Parse(text.File, text.Text)).ToArray();
        return (
            [.. read.Select(one => one.Provision).OfType<LegalProvision>()],
            [.. read.SelectMany(one => one.Errors).Select(PackDrafts.Describe)]);
    }

    // What would be in force: the draft or what is, by the register with what would be recorded in it.
    private static PackDraft Would(Grounds grounds, Pack? draft, ImmutableArray<LegalProvision> proposed, DateTimeOffset now)
    {
        if (draft is null && proposed.IsEmpty)
        {
            return new PackDraft(grounds.Pack, []);
        }

        if ((draft ?? grounds.Written) is not { } pack)
        {
            return new PackDraft(null, []);
        }

        var law = grounds.Law.AsIf(proposed, now);
        var wrong = LawOverlay.Check(pack, law, now);
        return wrong.IsEmpty
            ? new PackDraft(PoliciesInForce.Compile(pack, law, now), [])
            : new PackDraft(null, [.. wrong.Select(PackDrafts.Describe)]);
    }

    private static PreviewPair Describe(ImpactPair found)
    {
        var pair = found.Pair;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            DecisionJson.WriteReason(writer, pair.Result);
            writer.WriteEndObject();
        }

        return new PreviewPair(
            pair.Change, pair.Result.Policy.Id, OpenFinding.RuleOf(pair.Result), pair.Subject.Kind, pair.Subject.Id, found.Tenant,
            SubjectFacts.Criticality(pair.Subject), pair.Result.Denies, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
