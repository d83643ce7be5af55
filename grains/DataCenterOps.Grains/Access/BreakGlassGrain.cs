using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One break-glass from the request to the review.</summary>
[GrainType("dcops.break-glass")]
internal sealed class BreakGlassGrain(
    ILedger ledger,
    EstateQueries estate,
    DecisionQueries decisions,
    FrozenApprovals approvals,
    WorkingCalendar calendar,
    TimeProvider time,
    ILogger<BreakGlassGrain> logger,
    [PersistentState("break-glass", "snapshots")] IPersistentState<Snapshot<BreakGlassMemory>> snapshot) : Grain, IBreakGlassGrain
{
    private const string Kind = "break-glass";

    private LedgerStream<BreakGlassMemory> _stream = null!;

    private string Id => this.GetPrimaryKeyString();

    private static Answer.Refused NotFound { get; } = new(0, [new Reason("not_found", "there is no such break-glass")], null);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<BreakGlassMemory>(
            this, ledger, StreamId.Of(Kind, Id), snapshot, BreakGlassMemory.None, BreakGlassEntries.Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> AskAsync(OperationId operation, BreakGlassRequest request, CancellationToken cancellationToken)
    {
        var named = await NamedAsync(request.Scope, cancellationToken);
        ImmutableArray<Reason> reasons = [.. request.Refuse(), .. named is null ? [BreakGlassReasons.NoScope] : ImmutableArray<Reason>.Empty];
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        // It is the platform's, also when it is for one tenant: the roles that lift enforcement are those that two persons have given.
        var arguments = (request with { Scope = named! }).Write();
        return await GrainFactory.GetGrain<IApprovalGrain>(Id).RequestAsync(
            new RequestApproval(
                operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(arguments)), NeedsTwo.BreakGlass, Kind, Id, _stream.AppliedVersion, null,
                arguments, await approvals.RevisionAsync(cancellationToken), null),
            cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.BreakGlass, Kind, Id, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        return reasons.IsEmpty
            ? await CommitAsync(key, BreakGlassEntries.Begun(record, time.GetUtcNow(), calendar), cancellationToken)
            : new Answer.Refused(0, reasons, null);
    }

    public Task<Answer> EndAsync(OperationId operation, CancellationToken cancellationToken) => OnAsync(
        KeyOf(operation, "end"),
        (record, now) => Task.FromResult(record.RefuseEnding(now)),
        (record, now) => BreakGlassEntries.Ended(record, now, GrainCaller.Current, now, calendar),
        cancellationToken);

    public Task<Answer> CloseAsync(CancellationToken cancellationToken) => OnAsync(
        operation: null,
        (record, now) => Task.FromResult(
            record.EndedAt is not null ? [BreakGlassReasons.Ended] : record.IsActive(now) ? [BreakGlassReasons.Active] : ImmutableArray<Reason>.Empty),
        (record, now) => BreakGlassEntries.Ended(record, record.Time.Until, GrainCaller.Current, now, calendar),
        cancellationToken);

    public Task<Answer> ReviewAsync(OperationId operation, string text, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        return OnAsync(
            KeyOf(operation, $"review\n{text}"),
            async (record, now) => record.RefuseReview(caller, text, await decisions.HasActedAsync(Id, caller.Subject, cancellationToken), now),
            (record, now) => BreakGlassEntries.Reviewed(record, text, caller, now),
            cancellationToken);
    }

    private async Task<Answer> OnAsync(
        OperationKey? operation, Func<BreakGlassRecord, DateTimeOffset, Task<ImmutableArray<Reason>>> refuse,
        Func<BreakGlassRecord, DateTimeOffset, NewEntry> entry, CancellationToken cancellationToken)
    {
        if (operation is not null && await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        if (_stream.State.Record is not { } record)
        {
            return NotFound;
        }

        var now = time.GetUtcNow();
        var reasons = await refuse(record, now);
        return reasons.IsEmpty ? await CommitAsync(operation, entry(record, now), cancellationToken) : new Answer.Refused(0, reasons, null);
    }

    // A system is frozen with its tenant, so that its entries are the tenant's too.
    private async Task<BreakGlassScope?> NamedAsync(BreakGlassScope scope, CancellationToken cancellationToken)
    {
        if (scope.IsEverything)
        {
            return scope;
        }

        var row = scope.System is { } system
            ? await estate.GetAsync(TenantScope.All, "System", system, cancellationToken)
            : await estate.GetAsync(TenantScope.All, "Tenant", scope.Tenant!.Value.Value, cancellationToken);
        return row is { Retired: false } && TenantId.TryParse(scope.System is null ? row.Id : row.Tenant, out var tenant)
            ? scope with { Tenant = tenant }
            : null;
    }

    private OperationKey KeyOf(OperationId operation, string content) =>
        new(GrainCaller.Current.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Id}\n{content}")));

    private Task<Answer> CommitAsync(OperationKey? operation, NewEntry entry, CancellationToken cancellationToken) =>
        _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Facts = MessageFacts.Tell(BreakGlassNotices.Of(entry)) },
            cancellationToken);
}
