using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// Judges one tenant's things again. Findings that are open now are compared with those that were: what is new is opened,
/// what differs is changed, what is no more is closed, so a repeat after a crash adds nothing.
/// </summary>
[GrainType("dcops.compliance")]
internal sealed class ComplianceGrain(
    ILedger ledger,
    EstateQueries estate,
    FindingQueries findings,
    PoliciesInForce policies,
    TimeProvider time,
    ILogger<ComplianceGrain> logger,
    [PersistentState("compliance", "snapshots")] IPersistentState<Snapshot<SweepState>> snapshot) : Grain, IComplianceGrain
{
    // Entries of one append: a group of the ledger holds more, and a conflict loses no more than this.
    private const int EntriesPerAppend = 100;

    private const int SubjectsPerPage = 500;

    private LedgerStream<SweepState> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<SweepState>(
            this, ledger, StreamId.Of("compliance", this.GetPrimaryKeyString()), snapshot, SweepState.None,
            static (state, _, _) => state, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _stream.SnapshotAsync(leaving: true);

    public async Task<SweepSummary> SweepAsync(CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        if (!Permissions.Allows(caller, "policy.sweep"))
        {
            throw new UnauthorizedAccessException("the caller's roles do not allow a sweep");
        }

        var grounds = await policies.GroundsAsync(cancellationToken);
        if (grounds.Pack is not { } pack)
        {
            return new SweepSummary(0, 0, 0, 0);
        }

        var now = time.GetUtcNow();
        var before = await BeforeAsync(cancellationToken);
        var (subjects, open) = await JudgeAsync(pack, grounds.Facts, before, now, cancellationToken);
        var entries = new List<NewEntry>();
        var opened = 0;
        foreach (var (key, found) in open.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var known = before.TryGetValue(key, out var row);
            if (!known || row!.EvidenceSha256 != found.EvidenceSha256)
            {
                opened += known ? 0 : 1;
                entries.Add(Entry(known ? "changed" : "opened", found.Body, caller, pack, now));
            }
        }

        var closed = before.Where(pair => !open.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        entries.AddRange(closed.Select(pair => Entry("closed", OpenFinding.Closed(pair.Value.Policy, pair.Value.Rule, pair.Value.SubjectKind, pair.Value.SubjectId), caller, pack, now)));
        foreach (var batch in entries.Chunk(EntriesPerAppend))
        {
            await _stream.CommitAsync(
                operation: null,
                new Commitment([.. batch], (position, version) => new Answer.Done(position, version, null)),
                cancellationToken);
        }

        await _stream.SnapshotAsync(leaving: false);
        return new SweepSummary(subjects, opened, closed.Length, open.Count);
    }

    private async Task<(int Subjects, Dictionary<string, OpenFinding> Open)> JudgeAsync(
        CompiledPack pack, IEstateFacts facts, Dictionary<string, FindingRow> before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hydrator = new Hydrator(new RememberedFacts(facts), pack.Pack);
        var open = new Dictionary<string, OpenFinding>(StringComparer.Ordinal);
        var subjects = 0;
        await foreach (var row in SubjectsAsync(cancellationToken))
        {
            var document = ExistingEstate.Read(row);
            var subject = await hydrator.HydrateAsync(row.Kind, row.Id, row.Version, document.Read(), cancellationToken);
            if (subject is null)
            {
                continue;
            }

            subjects++;
            var evaluation = PolicyEvaluator.Evaluate(subject, pack, EnforcementPoint.Sweep, now, cancellationToken);
            foreach (var result in evaluation.Results)
            {
                if (OpenFinding.Of(subject, result) is { } finding)
                {
                    // What would close it is sought once, for the entry that tells of it.
                    var isNews = !before.TryGetValue(finding.Key, out var known) || known.EvidenceSha256 != finding.EvidenceSha256;
                    open[finding.Key] = isNews ? finding.With(Counterfactual.Find(subject, result, pack, now, cancellationToken)) : finding;
                }
            }
        }

        return (subjects, open);
    }

    private async IAsyncEnumerable<DeclaredRow> SubjectsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = TenantId.TryParse(this.GetPrimaryKeyString(), out var tenant) && tenant != TenantId.Platform ? tenant : (TenantId?)null;
        foreach (var kind in EstateSchema.Kinds.Where(kind => kind.IsJudged() && (kind.Owner == OwnerRule.Nobody) == (own is null)))
        {
            string? after = null;
            do
            {
                var scope = own is { } one ? TenantScope.Of(one) : TenantScope.All;
                var page = await estate.ListAsync(scope, kind.Name, SubjectsPerPage, after, cancellationToken);
                foreach (var row in page.Items.Where(row => !row.Retired && (own is null) == (row.Tenant is null)))
                {
                    yield return row;
                }

                after = page.Next;
            }
            while (after is not null);
        }
    }

    private async Task<Dictionary<string, FindingRow>> BeforeAsync(CancellationToken cancellationToken)
    {
        var before = new Dictionary<string, FindingRow>(StringComparer.Ordinal);
        var own = this.GetPrimaryKeyString();
        var filter = new FindingFilter { Tenant = own == TenantId.Platform.Value ? null : own };
        string? after = null;
        do
        {
            var page = await findings.ListAsync(TenantScope.All, filter, SubjectsPerPage, after, cancellationToken);
            foreach (var row in page.Items.Where(row => filter.Tenant is not null || row.Tenant is null))
            {
                before[OpenFinding.KeyOf(row.Policy, row.Rule, row.SubjectKind, row.SubjectId)] = row;
            }

            after = page.Next;
        }
        while (after is not null);

        return before;
    }

    private NewEntry Entry(string @event, byte[] body, Caller caller, CompiledPack pack, DateTimeOffset now) => new()
    {
        Type = $"policies/finding-{@event}/1",
        Time = now,
        Tenant = TenantId.TryParse(this.GetPrimaryKeyString(), out var tenant) && tenant != TenantId.Platform ? tenant : null,
        Actor = caller.Subject,
        Auth = caller.Method,
        PolicyRevision = pack.Pack.Revision,
        Body = body,
    };
}
