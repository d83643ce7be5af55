using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>Turns the files of an estate into a plan: parsed, checked and judged together, as the estate would be.</summary>
internal sealed class EstatePlanner(
    ExistingEstate existing, PoliciesInForce policies, Decisions decisions, PackTrust trust, TimeProvider time)
{
    /// <summary>Plans <paramref name="request"/>.</summary>
    /// <param name="request">The files.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="everything">Whether unchanged documents are judged too and every decision is shown.</param>
    /// <param name="cancellationToken">Stops planning.</param>
    public async Task<PlannedEstate> PlanAsync(
        EstateRequest request, Caller caller, bool everything, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var parsed = EstateParser.Parse([.. request.Documents.Select(text => new EstateFile(text.File, text.Text))]);
        var packs = parsed.Packs.Select(pack => PlannedPack.Read(pack.File, pack.Text)).ToImmutableArray();
        var errors = parsed.Errors.Select(Describe).Concat(packs.SelectMany(pack => pack.Errors)).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            return PlannedEstate.Invalid(errors, parsed.ErrorCount + packs.Sum(pack => pack.Errors.Length));
        }

        var known = await existing.LoadAsync(parsed.Documents, now, cancellationToken);
        var abandoned = request.Prune ? await AbandonedAsync(parsed, cancellationToken) : [];
        var verdict = EstateCheck.Check(
            parsed.Documents, known, now, abandoned.Select(document => (document.Kind, document.Id)).ToHashSet(), caller.Scope);
        if (!verdict.IsClean)
        {
            return PlannedEstate.Invalid([.. verdict.Errors.Select(Describe)], verdict.Count);
        }

        var grounds = await policies.GroundsAsync(cancellationToken);
        if (grounds.Pack is null && AgainstFirst(packs, caller) is { IsEmpty: false } against)
        {
            return PlannedEstate.Invalid(against, against.Length);
        }

        var documents = Resolve(parsed, known, now);
        // Pruning looks at all that an estate has declared, whosever it is.
        if ((request.Prune && !caller.Scope.IsAll) || !documents.All(document => Covers(caller, document)))
        {
            throw new UnauthorizedAccessException("a document is not the caller's tenant's");
        }

        var changed = documents.Where(document => document.Previous is null
            || !document.Previous.AsWritten.Span.SequenceEqual(document.Document.AsWritten.Span)).ToHashSet();
        var before = new RememberedFacts(grounds.Facts);
        var judged = grounds with { Pack = grounds.Pack ?? packs.Select(planned => planned.Compiled).FirstOrDefault(), Facts = before };
        var after = new ProposedFacts(
            before, changed.Select(document => document.Document), abandoned.Select(document => (document.Kind.Name, document.Id)));
        var items = ImmutableArray.CreateBuilder<PlannedDocument>(documents.Length + abandoned.Length);
        var said = new Lazy<ProposedFacts>(() => FactGuard.AsItWasSaid(
            before, changed.Select(document => (document.Document, document.Previous)), abandoned.Select(document => (document.Kind.Name, document.Id))));
        foreach (var document in documents)
        {
            var planned = changed.Contains(document) || everything
                ? await JudgeAsync(document, judged, after, caller, everything, now, cancellationToken)
                : document with { Action = "unchanged" };

            // A pack that comes with the estate sets nothing aside that was in force before.
            items.Add(grounds.Pack is { } inForce && (planned.Action is "create" or "change")
                ? await HoldAsync(planned, before, said, after, inForce, now, cancellationToken)
                : planned);
        }

        items.AddRange(abandoned.Select(document => new PlannedDocument(null, document, document, "retire", [], null)));
        return new PlannedEstate(
            // A pack that is in force is changed by those who answer for it, and never because an estate carries another.
            items.ToImmutable(), grounds.Pack is null ? packs : [], [], 0, parsed.Documents.FirstOrDefault(document => document.Kind.Name == "Estate")?.Id);
    }

    private static async ValueTask<PlannedDocument> HoldAsync(
        PlannedDocument planned, IEstateFacts before, Lazy<ProposedFacts> said, ProposedFacts after, CompiledPack pack, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (FactGuard.Changed(planned.Document, planned.Previous).IsEmpty)
        {
            return planned;
        }

        var hold = await FactGuard.FindAsync(planned.Document, planned.Previous, before, said.Value, after, pack, now, cancellationToken);
        return hold.IsHeld ? planned with { Action = "held", Reasons = hold.Reasons(), Hold = hold } : planned;
    }

    /// <summary>Documents as they would be declared, for judging by them; nothing is judged here and nothing written.</summary>
    /// <returns>Everything that is wrong with them, or the documents.</returns>
    public async Task<(ImmutableArray<PlanError> Errors, ImmutableArray<DeclaredDocument> Documents)> ResolveAsync(
        ImmutableArray<EstateText> texts, Caller caller, CancellationToken cancellationToken)
    {
        if (texts.IsDefaultOrEmpty)
        {
            return ([], []);
        }

        var now = time.GetUtcNow();
        var parsed = EstateParser.Parse([.. texts.Select(text => new EstateFile(text.File, text.Text))]);
        if (!parsed.Errors.IsEmpty)
        {
            return ([.. parsed.Errors.Select(Describe)], []);
        }

        var known = await existing.LoadAsync(parsed.Documents, now, cancellationToken);
        var verdict = EstateCheck.Check(
            parsed.Documents, known, now, null, caller.Scope);
        return verdict.IsClean
            ? ([], [.. Resolve(parsed, known, now).Select(planned => planned.Document)])
            : ([.. verdict.Errors.Select(Describe)], []);
    }

    // Only the first pack comes with an estate: while one is in force, what the folder has is not activated.
    private ImmutableArray<PlanError> AgainstFirst(ImmutableArray<PlannedPack> packs, Caller caller) => Permissions.Allows(caller, "pack.activate")
        ?
        [
            .. packs.SelectMany(planned => PackStanding.Of(planned.Text, planned.Compiled!.Pack, trust).Reasons
                .Select(reason => new PlanError(reason.Code, reason.Message, planned.File, 1, 1, ""))),
        ]
        :
        [
            .. packs.Select(planned => new PlanError(
                "auth.forbidden", "no pack is in force, and your roles do not allow to activate this one", planned.File, 1, 1, "")),
        ];

    private async Task<ImmutableArray<DeclaredDocument>> AbandonedAsync(ParsedEstate parsed, CancellationToken cancellationToken)
    {
        var estate = parsed.Documents.FirstOrDefault(document => document.Kind.Name == "Estate");
        return estate is null
            ? []
            : await existing.AbandonedAsync(
                estate.Id, parsed.Documents.Select(document => (document.Kind.Name, document.Id)).ToHashSet(), cancellationToken);
    }

    private async ValueTask<PlannedDocument> JudgeAsync(
        PlannedDocument planned, Grounds grounds, ProposedFacts after, Caller caller, bool everything, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var action = planned.Previous is null ? "create"
            : planned.Previous.AsWritten.Span.SequenceEqual(planned.Document.AsWritten.Span) ? "unchanged"
            : "change";
        var reasons = EstateRules.Refuse(planned.Document.Kind, planned.Previous is not null, retired: false, 0, null, caller)
            .AddRange(EstateRules.RefuseChange(planned.Document, planned.Previous, caller));
        reasons = reasons.AddRange(action == "unchanged"
            ? [] : await AttestedInventories.RefuseAsync(planned.Document, planned.Previous, after, now, cancellationToken));
        if (!planned.Document.Kind.IsJudged())
        {
            return planned with { Action = reasons.IsEmpty ? action : "refused", Reasons = reasons };
        }

        var decision = await decisions.DecideAsync(
            grounds, planned.Document, planned.Previous, 0, after, caller,
            everything ? EnforcementPoint.Ci : EnforcementPoint.Admission, now, cancellationToken);
        reasons = reasons.AddRange(Decisions.ReasonsOf(decision));
        var shown = everything || decision.Outcome != DecisionOutcome.Allow;
        return planned with
        {
            Action = reasons.IsEmpty ? action : "refused",
            Reasons = reasons,
            Decision = shown ? DecisionRecord.Of(decision) : null,
        };
    }

    // A caller of one tenant asks about its own documents alone, both as they are and as they would be.
    private static bool Covers(Caller caller, PlannedDocument planned) => caller.Scope.IsAll
        || (planned.Document.Owner is { } owner && caller.Scope.Covers(owner)
            && (planned.Previous is null || (planned.Previous.Owner is { } before && caller.Scope.Covers(before))));

    private static ImmutableArray<PlannedDocument> Resolve(ParsedEstate parsed, KnownEstate known, DateTimeOffset now)
    {
        var tenants = parsed.Documents.Where(document => document.Kind.Name == "System").ToDictionary(
            document => document.Id,
            document => EstateResolver.Resolve(document, now, known.Find(document.Kind, document.Id)).Owner,
            StringComparer.Ordinal);
        return
        [
            .. parsed.Documents.Select(document =>
            {
                var previous = known.Find(document.Kind, document.Id);
                var resolved = EstateResolver.Resolve(document, now, previous, TenantOf);
                return new PlannedDocument(document, resolved, previous, "", [], null);
            }),
        ];

        TenantId? TenantOf(string system) => tenants.TryGetValue(system, out var tenant)
            ? tenant
            : known.Find(EstateSchema.Get("System"), system)?.Owner;
    }

    private static PlanError Describe(EstateError error) =>
        new(error.Code, error.Message, error.File, error.Line, error.Column, error.Path);
}
