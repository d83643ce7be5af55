using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Policies;

/// <summary>One waiver from the request to its end.</summary>
[GrainType("dcops.waiver")]
internal sealed partial class WaiverGrain(
    ILedger ledger,
    PoliciesInForce policies,
    WaiverSubjects subjects,
    WaiverQueries waivers,
    FrozenApprovals approvals,
    SystemCalls calls,
    TimeProvider time,
    ILogger<WaiverGrain> logger,
    [PersistentState("waiver", "snapshots")] IPersistentState<Snapshot<WaiverMemory>> snapshot) : Grain, IWaiverGrain
{
    private const string Kind = "waiver";

    // What one waiver covers is one page; where much else has changed, the sweep goes on with it.
    private const int StepsAtOnce = 10;

    private LedgerStream<WaiverMemory> _stream = null!;

    private string Key => this.GetPrimaryKeyString();

    private string Id => Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    // Absent for the platform's own things.
    private TenantId? Tenant =>
        TenantId.TryParse(Key[..Key.IndexOf('/', StringComparison.Ordinal)], out var tenant) && tenant != TenantId.Platform ? tenant : null;

    private static Answer.Refused NotFound { get; } = new(0, [new Reason("not_found", "there is no such waiver")], null);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<WaiverMemory>(
            this, ledger, StreamId.Of(Kind, Key), snapshot, WaiverMemory.None, WaiverEntries.Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<WaiverDraft> ProposeAsync(WaiverRequest request, CancellationToken cancellationToken)
    {
        var proposal = await FreezeAsync(request, cancellationToken);
        return new WaiverDraft(proposal.Reasons, proposal.Arguments?.Write());
    }

    public async Task<Answer> AskAsync(OperationId operation, WaiverRequest request, CancellationToken cancellationToken)
    {
        var grounds = await policies.GroundsAsync(cancellationToken);
        var proposal = await FreezeAsync(request, cancellationToken);
        if (proposal.Arguments is not { } frozen)
        {
            return new Answer.Refused(0, proposal.Reasons, null);
        }

        var terms = grounds.Pack!.Pack.Policies.First(policy => policy.Id == request.Policy).Waivers;
        var arguments = frozen.Write();
        return await GrainFactory.GetGrain<IApprovalGrain>(Id).RequestAsync(
            new RequestApproval(
                operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(arguments)), NeedsTwo.GrantWaiver, Kind, Key, _stream.AppliedVersion, Tenant,
                arguments, grounds.Pack.Pack.Revision, null)
            {
                More = terms.Approvals - WaiverLimits.Others,

                // Who has renewed it twice for one tenant does not go on: those who answer for the whole agree.
                Approvers = frozen.Renewal.Number > WaiverLimits.RenewalsBeforePlan ? [Role.SecurityOfficer] : terms.Roles,
            },
            cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.GrantWaiver, Kind, Key, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var now = time.GetUtcNow();
        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        var frozen = WaiverArguments.Read(record.Request.Arguments);
        if (now >= frozen.Request.Until)
        {
            reasons = reasons.Add(WaiverReasons.Past);
        }

        return reasons.IsEmpty
            ? await CommitAsync(key, WaiverEntries.Granted(record, now), frozen.Pairs, cancellationToken)
            : new Answer.Refused(0, reasons, null);
    }

    public async Task<Answer> RevokeAsync(OperationId operation, string reason, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var key = new OperationKey(caller.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Key}\nrevoke\n{reason}")));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        if (_stream.State.Record is not { } record)
        {
            return NotFound;
        }

        var now = time.GetUtcNow();
        var reasons = record.RefuseRevocation(reason, now);
        return reasons.IsEmpty
            ? await CommitAsync(key, WaiverEntries.Revoked(Id, Tenant, reason, caller, now), await PairsAsync(cancellationToken), cancellationToken)
            : new Answer.Refused(0, reasons, null);
    }

    public async Task<Answer> CloseAsync(CancellationToken cancellationToken)
    {
        if (_stream.State.Record is not { } record)
        {
            return NotFound;
        }

        var now = time.GetUtcNow();
        var reasons = record.RefuseClosing(now);
        return reasons.IsEmpty
            ? await CommitAsync(null, WaiverEntries.Expired(Id, Tenant, record.Until, GrainCaller.Current, now), await PairsAsync(cancellationToken), cancellationToken)
            : new Answer.Refused(0, reasons, null);
    }

    private async Task<WaiverProposal> FreezeAsync(WaiverRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var grounds = await policies.GroundsAsync(cancellationToken);
        var policy = grounds.Pack?.Pack.Policies.FirstOrDefault(one => one.Id == request.Policy);
        ImmutableArray<Reason> reasons = [.. request.Refuse(now), .. request.Refuse(policy, now)];
        if (!reasons.IsEmpty)
        {
            return new WaiverProposal(null, reasons);
        }

        var (judged, wrong) = await subjects.JudgeAsync(request, policy!, grounds, Tenant, now, cancellationToken);
        return wrong is null
            ? WaiverProposal.Of(
                request, policy!, judged, await waivers.RecentAsync(Tenant?.Value, request.Policy, now, cancellationToken),
                await waivers.DebtAsync(Tenant?.Value, now, cancellationToken), now)
            : new WaiverProposal(null, [wrong]);
    }

    private async Task<Answer> CommitAsync(
        OperationKey? operation, NewEntry entry, ImmutableArray<WaivedPair> pairs, CancellationToken cancellationToken)
    {
        var answer = await _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null))
            {
                Facts = [.. MessageFacts.Tell(Told(entry)), SubjectChanges.Of([.. pairs.Select(pair => (pair.Kind, pair.Id)).Distinct()], Guid.CreateVersion7(entry.Time))],
            },
            cancellationToken);
        await JudgeAgainAsync(cancellationToken);
        return answer;
    }

    // Of the grant its requester hears as of every request that is carried out.
    private ImmutableArray<Message> Told(NewEntry entry) =>
        entry.Type != WaiverEntryTypes.Granted && _stream.State.Record is { } record
            ? [WaiverMessages.Ended(Id, record.Policy, Tenant, entry.Type == WaiverEntryTypes.Revoked ? entry.Time : record.Until, entry.Time)]
            : [];

    private async Task<ImmutableArray<WaivedPair>> PairsAsync(CancellationToken cancellationToken) =>
        await waivers.FindAsync(TenantScope.All, Id, cancellationToken) is { } row ? row.Read().Pairs : [];

    // Decisions know of it from the commit on. The list of findings follows here, or with the next tick of the sweep.
    private async Task JudgeAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            using (calls.As("waiver"))
            {
                await GrainFactory.GetGrain<ISweepPlanGrain>(0).ChangedAsync("", cancellationToken);
                var shard = GrainFactory.GetGrain<IComplianceGrain>((Tenant ?? TenantId.Platform).Value);
                for (var step = 0; step < StepsAtOnce && !(await shard.StepChangedAsync(cancellationToken)).IsDone; step++)
                {
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotSwept(failure, Key);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the waiver {Waiver} leaves open was not judged again at once; the sweep does it within seconds")]
    private partial void LogNotSwept(Exception failure, string waiver);
}
