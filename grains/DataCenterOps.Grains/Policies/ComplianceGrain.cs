using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Sweeping;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Judges one tenant's things again, a page at a time. What is open about the subjects of a page takes the place of what was:
/// what is new is opened, what differs is changed, what is no more is closed. How far it is lies in the commit of what it found,
/// so that after a crash the next step goes on there, and a page that is judged twice adds nothing. Systems get their score of
/// sovereignty on the way, from the same facts.
/// </summary>
[GrainType("dcops.compliance")]
internal sealed class ComplianceGrain(
    ILedger ledger,
    EstateQueries estate,
    LedgerQueries entries,
    SweepStore sweeps,
    ScoreStore scores,
    PoliciesInForce policies,
    PolicyMetrics metrics,
    TimeProvider time,
    ILogger<ComplianceGrain> logger,
    [PersistentState("compliance", "snapshots")] IPersistentState<Snapshot<SweepState>> snapshot) : Grain, IComplianceGrain
{
    private LedgerStream<SweepState> _stream = null!;
    private string[] _kinds = [];

    // What the steps of a sweep over changes have come to. After a crash it counts from there.
    private (long Position, DateTimeOffset StartedAt, SweepCounts Counts)? _changed;

    private static SweepStep Nothing => new(IsDone: true, 0, 0, 0, 0, 0);

    private string Shard => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kinds =
        [
            .. EstateSchema.Kinds.Where(kind => kind.IsJudged() && (kind.Owner == OwnerRule.Nobody) == (Shard == SweepStore.Platform))
                .Select(kind => kind.Name),
        ];
        _stream = new LedgerStream<SweepState>(
            this, ledger, StreamId.Of("compliance", Shard), snapshot, SweepState.None,
            static (state, _, _) => state, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _stream.SnapshotAsync(leaving: true);

    public async Task<SweepSummary> SweepAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow();
        SweepStep step;
        do
        {
            step = await StepAsync(since, cancellationToken);
        }
        while (!step.IsDone);

        return new SweepSummary((int)step.Subjects, (int)step.Opened, (int)step.Closed, (int)step.Open);
    }

    public async Task<SweepStep> StepAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var caller = Allowed();
        var grounds = await policies.GroundsAsync(cancellationToken);
        if (grounds.Pack is not { } pack)
        {
            return Nothing;
        }

        var now = time.GetUtcNow();
        var progress = await sweeps.ProgressAsync(Shard, cancellationToken);
        if (progress is null || !progress.GoesOn(pack.Pack.Revision, now))
        {
            // Two who ask at the same time share one sweep.
            if (await sweeps.LastFullAsync(Shard, pack.Pack.Revision, cancellationToken) > since)
            {
                return Nothing;
            }

            var position = await entries.LastPositionAsync(cancellationToken);
            progress = new SweepProgress(pack.Pack.Revision, position, now, "", "", default);
        }

        var (judged, changes, kind, id) = await NextAsync(pack, grounds.Facts, grounds.Waivers, progress, cancellationToken);
        var counts = progress.Counts.With(judged, changes.Findings);
        if (kind is not null)
        {
            await CommitAsync(changes, SweepStore.Moved(Shard, progress with { Kind = kind, Id = id, Counts = counts }), caller, pack, cancellationToken);
            return new SweepStep(IsDone: false, counts.Subjects, counts.Opened, counts.Changed, counts.Closed, 0);
        }

        await CommitAsync(changes, null, caller, pack, cancellationToken);
        return await EndAsync(
            SweepMode.Full, progress.Position, progress.StartedAt, counts, SweepStore.Ended(Shard), caller, pack, cancellationToken);
    }

    public async Task<SweepStep> StepChangedAsync(CancellationToken cancellationToken)
    {
        var caller = Allowed();
        var grounds = await policies.GroundsAsync(cancellationToken);
        var position = await entries.LastPositionAsync(cancellationToken);
        var marks = await sweeps.MarksAsync(Shard, PolicyLimits.SweepSubjects, cancellationToken);
        if (grounds.Pack is not { } pack || marks.IsEmpty)
        {
            return Nothing;
        }

        var now = time.GetUtcNow();
        var sweep = _changed is { } begun && now - begun.StartedAt < PolicyLimits.SweepGoesOn ? begun : (Position: position, StartedAt: now, Counts: default);
        var kind = marks[0].Kind;
        var ids = marks.Select(mark => mark.Id).ToArray();
        var rows = await estate.ManyAsync(TenantScope.All, kind, ids, cancellationToken);
        var own = rows.Where(row => !row.Retired && (row.Tenant ?? SweepStore.Platform) == Shard).ToArray();
        var before = new KnownPage(
            await sweeps.OfAsync(Shard, kind, ids, cancellationToken),
            IsScored(kind) ? await scores.OfAsync(Shard, ids, cancellationToken) : []);
        var (open, scored) = await FindAsync(pack, grounds.Facts, grounds.Waivers, kind, own, before.Findings, sweep.StartedAt, cancellationToken);
        var changes = SweptPage.Between(open, scored, before);
        sweep.Counts = sweep.Counts.With(own.Length, changes.Findings);
        _changed = sweep;
        var counts = sweep.Counts;
        if (marks.Length == PolicyLimits.SweepSubjects || await sweeps.HasOtherMarksAsync(Shard, kind, cancellationToken))
        {
            await CommitAsync(changes, SweepStore.Judged(Shard, marks), caller, pack, cancellationToken);
            return new SweepStep(IsDone: false, counts.Subjects, counts.Opened, counts.Changed, counts.Closed, 0);
        }

        // The last marks go with the digest: after a crash in between they are still there.
        await CommitAsync(changes, null, caller, pack, cancellationToken);
        var step = await EndAsync(
            SweepMode.Delta, sweep.Position, sweep.StartedAt, counts, SweepStore.Judged(Shard, marks), caller, pack, cancellationToken);
        _changed = null;
        return step;
    }

    private static Caller Allowed()
    {
        var caller = GrainCaller.Current;
        return Permissions.Allows(caller, "policy.sweep")
            ? caller
            : throw new UnauthorizedAccessException("the caller's roles do not allow a sweep");
    }

    private static bool IsScored(string kind) => Hydrator.TargetOf(kind) == PolicyTarget.System;

    // By kind and id, until a page is full: a small tenant is one page.
    private async Task<(int Judged, SweptPage Changes, string? NextKind, string NextId)> NextAsync(
        CompiledPack pack, IEstateFacts facts, WaiverSet waivers, SweepProgress progress, CancellationToken cancellationToken)
    {
        var after = (progress.Kind, progress.Id);
        var rows = await sweeps.SubjectsAsync(Shard, _kinds, after, PolicyLimits.SweepSubjects, cancellationToken);
        (string Kind, string Id)? last = rows.Count == PolicyLimits.SweepSubjects ? (rows[^1].Kind, rows[^1].Id) : null;
        var before = new KnownPage(
            await sweeps.BetweenAsync(Shard, after, last, cancellationToken), await ScoresBetweenAsync(after, last, cancellationToken));
        var (open, scored) = (new List<OpenFinding>(), new List<(string, SystemScore)>());
        foreach (var kind in rows.GroupBy(row => row.Kind, StringComparer.Ordinal))
        {
            var found = await FindAsync(pack, facts, waivers, kind.Key, [.. kind], before.Findings, progress.StartedAt, cancellationToken);
            open.AddRange(found.Open);
            scored.AddRange(found.Scored);
        }

        return (rows.Count, SweptPage.Between(open, scored, before), last?.Kind, last?.Id ?? "");
    }

    // Also where the page has no system left: what is kept of those that went is among them.
    private async Task<IReadOnlyCollection<KnownScore>> ScoresBetweenAsync(
        (string Kind, string Id) after, (string Kind, string Id)? last, CancellationToken cancellationToken)
    {
        var scored = _kinds.Where(IsScored).Where(kind =>
            string.CompareOrdinal(after.Kind, kind) <= 0 && (last is not { } end || string.CompareOrdinal(end.Kind, kind) >= 0));
        return scored.SingleOrDefault() is { } kind
            ? await scores.BetweenAsync(Shard, after.Kind == kind ? after.Id : "", last?.Kind == kind ? last?.Id : null, cancellationToken)
            : [];
    }

    private async Task<(List<OpenFinding> Open, List<(string System, SystemScore Score)> Scored)> FindAsync(
        CompiledPack pack, IEstateFacts facts, WaiverSet waivers, string kind, DeclaredRow[] rows,
        IReadOnlyCollection<KnownFinding> before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = new List<OpenFinding>();
        var scored = new List<(string System, SystemScore Score)>();
        if (rows.Length == 0)
        {
            return (open, scored);
        }

        var page = await PageFacts.ReadAsync(estate, facts, kind, [.. rows.Select(row => row.Id)], cancellationToken);
        var hydrator = new Hydrator(page, pack.Pack);
        var said = new Dictionary<(string Policy, RuleOutcome Outcome), int>();
        var known = before.ToDictionary(finding => finding.Key, finding => finding.EvidenceSha256, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (await hydrator.HydrateAsync(row.Kind, row.Id, row.Version, DeclaredFacts.Parse(row.Body!), cancellationToken) is { } subject)
            {
                var evaluation = PolicyEvaluator.Evaluate(subject, pack, waivers, EnforcementPoint.Sweep, now, cancellationToken);
                foreach (var result in evaluation.Results)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(said, (result.Policy.Id, result.Outcome), out _)++;
                    if (OpenFinding.Of(subject, result) is { } finding)
                    {
                        // What would close it is sought once, for the entry that tells of it.
                        var isNews = !known.TryGetValue(finding.Key, out var was) || was != finding.EvidenceSha256;
                        open.Add(isNews ? finding with { Change = Counterfactual.Find(subject, result, pack, now, cancellationToken) } : finding);
                    }
                }

                if (pack.Sovereignty is { } table && subject.Target == PolicyTarget.System)
                {
                    scored.Add((subject.Id, SovereigntyJudge.Judge(subject, table, now, cancellationToken)));
                }
            }
        }

        foreach (var ((policy, outcome), times) in said)
        {
            metrics.Decided(policy, outcome.Code(), EnforcementPoint.Sweep.Code(), times);
        }

        return (open, scored);
    }

    private async Task CommitAsync(
        SweptPage changes, IFactWrite? fact, Caller caller, CompiledPack pack, CancellationToken cancellationToken)
    {
        var batches = changes.Findings.Select(change => Entry($"policies/finding-{change.Event}/1", change.Body, caller, pack))
            .Concat(changes.Scores.Select(change => Entry(change.Type, change.Body, caller, pack)))
            .Chunk(PolicyLimits.SweepEntries).ToArray();
        for (var i = 0; i < batches.Length; i++)
        {
            await CommitAsync([.. batches[i]], i == batches.Length - 1 ? fact : null, cancellationToken);
        }

        if (batches.Length == 0 && fact is not null)
        {
            await sweeps.WriteAsync(fact, cancellationToken);
        }
    }

    private async Task CommitAsync(ImmutableArray<NewEntry> batch, IFactWrite? fact, CancellationToken cancellationToken)
    {
        await _stream.CommitAsync(
            operation: null,
            new Commitment(batch, (position, version) => new Answer.Done(position, version, null)) { Facts = fact is null ? [] : [fact] },
            cancellationToken);
        await _stream.SnapshotAsync(leaving: false);
    }

    private async Task<SweepStep> EndAsync(
        SweepMode mode, long position, DateTimeOffset startedAt, SweepCounts counts, IFactWrite fact, Caller caller, CompiledPack pack,
        CancellationToken cancellationToken)
    {
        using var digest = new SweepDigest();
        await foreach (var (finding, severity) in sweeps.OpenAsync(Shard, cancellationToken))
        {
            digest.Add(finding, PolicyCodes.TryParse<Severity>(severity, out var known) ? known : Severity.Low);
        }

        await CommitAsync([Entry("policies/sweep-ended/1", digest.ToBody(mode, position, startedAt, counts), caller, pack)], fact, cancellationToken);
        return new SweepStep(IsDone: true, counts.Subjects, counts.Opened, counts.Changed, counts.Closed, digest.Open);
    }

    private NewEntry Entry(string type, byte[] body, Caller caller, CompiledPack pack) => new()
    {
        Type = type,
        Time = time.GetUtcNow(),
        Tenant = TenantId.TryParse(Shard, out var tenant) && tenant != TenantId.Platform ? tenant : null,
        Actor = caller.Subject,
        Auth = caller.Method,
        PolicyRevision = pack.Pack.Revision,
        Body = body,
    };
}
