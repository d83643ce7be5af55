using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One request for others' consent. What it asks for is carried out by the grain whose thing it is.</summary>
[GrainType("dcops.approval")]
internal sealed class ApprovalGrain(
    ILedger ledger,
    FrozenApprovals frozen,
    ApprovedOperations operations,
    WorkingCalendar calendar,
    SystemCalls calls,
    TimeProvider time,
    ILogger<ApprovalGrain> logger,
    [PersistentState("approval", "snapshots")] IPersistentState<Snapshot<ApprovalMemory>> snapshot) : Grain, IApprovalGrain
{
    private LedgerStream<ApprovalMemory> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<ApprovalMemory>(
            this, ledger, StreamId.Of("approval", this.GetPrimaryKeyString()), snapshot, ApprovalMemory.None,
            static (state, type, body) => new ApprovalMemory(ApprovalRecord.Apply(state.Record, ApprovalEntries.Read(type, body))),
            static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> RequestAsync(RequestApproval command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var operation = new OperationKey(caller.Subject, command.Command, command.CommandSha256);
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        // Who asks has bounded what it freezes; an entry is read by people and kept for ever.
        if (Encoding.UTF8.GetByteCount(command.Arguments) > ApprovalLimits.ArgumentBytes)
        {
            throw new InvalidOperationException($"the arguments of `{command.Operation}` are larger than {ApprovalLimits.ArgumentBytes} bytes");
        }

        var reasons = ApprovalRules.Request(command.Operation, command.Tenant, caller);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var now = time.GetUtcNow();
        var request = new ApprovalRequest
        {
            Id = this.GetPrimaryKeyString(),
            Operation = command.Operation,
            SubjectKind = command.SubjectKind,
            SubjectId = command.SubjectId,
            SubjectVersion = command.SubjectVersion,
            Tenant = command.Tenant,
            Arguments = command.Arguments,
            PolicyRevision = command.PolicyRevision,
            Others = NeedsTwo.Find(command.Operation)!.Others + Math.Max(0, command.More),
            Approvers = command.Approvers.IsDefault ? [] : command.Approvers,
            Requester = ApprovalParty.Of(caller)!,
            RequestedAt = now,
            ExpiresAt = calendar.EndOfTerm(now, ApprovalLimits.WorkingDays),
        };
        var asked = ApprovalEntries.Write(request, new ApprovalEvent.Requested(request), caller, now);
        var answer = new Answer.Waits(request.Id, ApprovalForm.Digest(request));
        return await _stream.CommitAsync(
            operation,
            new Commitment([asked], (_, _) => answer)
            {
                Documents = command.Document is { } text ? [LedgerDocument.Of(Encoding.UTF8.GetBytes(text))] : [],
                Facts = Told(request, new ApprovalEvent.Requested(request), now),
            },
            cancellationToken);
    }

    public async Task<Answer> ApproveAsync(OperationId operation, string digest, CancellationToken cancellationToken)
    {
        var standing = await frozen.StandingForAsync(GrainCaller.Current.Person, cancellationToken);
        var answer = await DecideAsync(
            "approved", operation, digest, (record, caller, now) => ApprovalRules.Approve(record, caller, digest, now, standing), null, cancellationToken);

        // Also for a repeat: the first may have been interrupted before it was carried out.
        return answer is not Answer.Refused && _stream.State.Record is { State: ApprovalState.Approved }
            ? await CarryOutAsync(cancellationToken)
            : answer;
    }

    public async Task<Answer> RejectAsync(OperationId operation, string reason, CancellationToken cancellationToken)
    {
        var standing = await frozen.StandingForAsync(GrainCaller.Current.Person, cancellationToken);
        return await DecideAsync(
            "rejected", operation, reason, (record, caller, now) => ApprovalRules.Reject(record, caller, reason, now, standing), reason, cancellationToken);
    }

    public Task<Answer> WithdrawAsync(OperationId operation, CancellationToken cancellationToken) => DecideAsync(
        "withdrawn", operation, "", ApprovalRules.Withdraw, null, cancellationToken);

    public async Task<Answer> PassAsync(OperationId operation, string deputy, CancellationToken cancellationToken)
    {
        var standing = await frozen.StandingAsync(deputy, cancellationToken);
        return await DecideAsync(
            "passed", operation, deputy, (record, caller, now) => ApprovalRules.Pass(record, caller, deputy, standing, now), null, cancellationToken);
    }

    public Task<Answer> ExecuteAsync(CancellationToken cancellationToken) =>
        Visible(GrainCaller.Current) switch
        {
            null => Task.FromResult<Answer>(NotFound),
            { State: ApprovalState.Approved } => CarryOutAsync(cancellationToken),
            { State: ApprovalState.Executed } => Task.FromResult<Answer>(new Answer.Refused(0, [ApprovalReasons.Used], null)),
            _ => Task.FromResult<Answer>(new Answer.Refused(0, [ApprovalReasons.Waiting], null)),
        };

    public async Task<Answer> ResumeAsync(CancellationToken cancellationToken)
    {
        if (_stream.State.Record is not { State: ApprovalState.Waiting or ApprovalState.Approved } record)
        {
            return _stream.State.Record is null ? NotFound : new Answer.Refused(0, [ApprovalReasons.Used], null);
        }

        var now = time.GetUtcNow();
        if (!record.IsExpired(now))
        {
            return record.State == ApprovalState.Approved
                ? await CarryOutAsync(cancellationToken)
                : new Answer.Refused(0, [ApprovalReasons.Waiting], null);
        }

        return await _stream.CommitAsync(
            operation: null,
            new Commitment(
                [ApprovalEntries.Write(record.Request, new ApprovalEvent.Expired(), GrainCaller.Current, now)],
                (position, version) => new Answer.Done(position, version, null)),
            cancellationToken);
    }

    private static Answer.Refused NotFound { get; } = new(0, [new Reason("not_found", "there is no such request")], null);

    // What belongs to another tenant is not there, as everywhere.
    private ApprovalRecord? Visible(Caller caller) =>
        _stream.State.Record is { } record && (caller.Scope.IsAll || (record.Request.Tenant is { } tenant && caller.Scope.Covers(tenant)))
            ? record
            : null;

    private async Task<Answer> DecideAsync(
        string act,
        OperationId operation,
        string content,
        Func<ApprovalRecord, Caller, DateTimeOffset, ApprovalChange> decide,
        string? reason,
        CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var key = new OperationKey(
            caller.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{act}\n{this.GetPrimaryKeyString()}\n{content}")));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        if (Visible(caller) is not { } record)
        {
            return NotFound;
        }

        var now = time.GetUtcNow();
        return decide(record, caller, now) switch
        {
            ApprovalChange.Made(var made) => await _stream.CommitAsync(
                key,
                new Commitment([ApprovalEntries.Write(record.Request, made, caller, now, reason)], (position, version) => new Answer.Done(position, version, null))
                {
                    Facts = Told(record.Request, made, now),
                },
                cancellationToken),
            ApprovalChange.Refused(var reasons) => await _stream.CommitAsync(
                key,
                new Commitment(
                    [ApprovalEntries.Refuse(record.Request, act, Codes(reasons), caller, now)],
                    (position, _) => new Answer.Refused(position, reasons, null)),
                cancellationToken),
            var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no change"),
        };
    }

    private async Task<Answer> CarryOutAsync(CancellationToken cancellationToken)
    {
        var request = _stream.State.Record!.Request;
        var caller = GrainCaller.Current;
        Answer answer;

        // The persons have been heard: what follows is the program's work, whoever happened to come last.
        using (calls.As("approval"))
        {
            answer = await operations.ExecuteAsync(request, cancellationToken);
        }

        ApprovalEvent after = answer is Answer.Done done
            ? new ApprovalEvent.Executed(done.Position)
            : new ApprovalEvent.Voided([.. Codes(((Answer.Refused)answer).Reasons)]);
        await _stream.CommitAsync(
            operation: null,
            new Commitment([ApprovalEntries.Write(request, after, caller, time.GetUtcNow())], (_, _) => answer)
            {
                Facts = Told(request, after, time.GetUtcNow()),
            },
            cancellationToken);
        return answer;
    }

    private static ImmutableArray<IFactWrite> Told(ApprovalRequest request, ApprovalEvent @event, DateTimeOffset now) =>
        MessageFacts.Tell(ApprovalMessages.Of(request, @event, now));

    private static IEnumerable<string> Codes(ImmutableArray<Reason> reasons) =>
        reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal);
}
