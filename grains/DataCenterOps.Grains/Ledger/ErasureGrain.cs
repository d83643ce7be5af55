using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Erasing;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>
/// Erases what is personal in one object, or of a tenant's month. The entry says who, what and how much; the order to erase is committed with it, so that it is
/// carried out whatever ends in between.
/// </summary>
[GrainType("dcops.erasure")]
internal sealed class ErasureGrain(
    ILedger ledger,
    EstateQueries estate,
    DetailQueries details,
    ErasureWork work,
    FrozenApprovals approvals,
    TimeProvider time,
    ILogger<ErasureGrain> logger,
    [PersistentState("erasure", "snapshots")] IPersistentState<Snapshot<ErasureMemory>> snapshot) : Grain, IErasureGrain
{
    private LedgerStream<ErasureMemory> _stream = null!;

    private string Key => this.GetPrimaryKeyString();

    private StreamId Stream => StreamId.Of(ErasureEntryTypes.Kind, Key);

    private static Answer.Refused NotFound { get; } = new(0, [new("not_found", "there is nothing by this name")], null);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<ErasureMemory>(
            this, ledger, Stream, snapshot, ErasureMemory.None, static (state, _, _) => new ErasureMemory(state.Times + 1), static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public Task<Answer> EraseAsync(OperationId operation, CancellationToken cancellationToken) => AskAsync(isMonth: false, operation, cancellationToken);

    public Task<Answer> EraseMonthAsync(OperationId operation, CancellationToken cancellationToken) => AskAsync(isMonth: true, operation, cancellationToken);

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (!ErasureSubject.TryParse(Key, out var subject)
            || await approvals.FindAsync(approval, subject.Operation, ErasureEntryTypes.Kind, Key, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            await work.CarryOutAsync(cancellationToken);
            return first;
        }

        var now = time.GetUtcNow();
        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        reasons = [.. reasons, .. ErasureRules.Refuse(subject, now)];
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var owner = record.Request.Tenant;
        var entry = new NewEntry
        {
            Type = subject.EntryType,
            Time = now,
            Tenant = owner,
            Actor = record.Request.Requester.Subject,
            Auth = "approval",
            Approval = approval,
            PolicyRevision = record.Request.PolicyRevision,
            Body = subject.Write(await CountAsync(subject, owner, cancellationToken)),
        };
        var answer = await _stream.CommitAsync(
            key,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Facts = [new ErasureOrder(Stream, subject, owner?.Value)] },
            cancellationToken);
        await work.CarryOutAsync(cancellationToken);
        return answer;
    }

    private async Task<Answer> AskAsync(bool isMonth, OperationId operation, CancellationToken cancellationToken)
    {
        if (!ErasureSubject.TryParse(Key, out var subject) || subject.Kind is null != isMonth
            || await FindAsync(subject, GrainCaller.Current.Scope, cancellationToken) is not { IsThere: true } found)
        {
            return NotFound;
        }

        var reasons = ErasureRules.Refuse(subject, time.GetUtcNow());
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        // Who agrees sees what goes and how much of it there is now.
        var arguments = Encoding.UTF8.GetString(subject.Write(await CountAsync(subject, found.Owner, cancellationToken)));
        return await GrainFactory.GetGrain<IApprovalGrain>(Guid.CreateVersion7(time.GetUtcNow()).ToString("D")).RequestAsync(
            new RequestApproval(
                operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"erase\n{Key}")), subject.Operation, ErasureEntryTypes.Kind, Key, _stream.AppliedVersion,
                found.Owner, arguments, await approvals.RevisionAsync(cancellationToken), null),
            cancellationToken);
    }

    // What is another tenant's is nobody's here.
    private async Task<(bool IsThere, TenantId? Owner)> FindAsync(ErasureSubject subject, TenantScope scope, CancellationToken cancellationToken)
    {
        if (subject.Kind is { } kind)
        {
            var row = await estate.GetAsync(scope, kind.Name, subject.Id!, cancellationToken);
            return (row is not null, TenantId.TryParse(row?.Tenant, out var owner) ? owner : null);
        }

        if (!TenantId.TryParse(subject.Tenant, out var tenant))
        {
            return (scope.IsAll, null);
        }

        var isKnown = scope.Covers(tenant)
            && (tenant == TenantId.Platform || await estate.GetAsync(TenantScope.All, "Tenant", tenant.Value, cancellationToken) is not null);
        return (isKnown, tenant);
    }

    private Task<long> CountAsync(ErasureSubject subject, TenantId? owner, CancellationToken cancellationToken) => subject.Kind is { } kind
        ? details.OfStreamAsync(StreamId.Of(kind.Singular, kind.GrainKey(subject.Id!, owner)).Value, cancellationToken)
        : details.OfMonthAsync(subject.Tenant!, subject.Month!, cancellationToken);
}
