using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>The ledger's epochs. Their first entries come from restores; this grain adds that two persons have accepted a loss.</summary>
[GrainType("dcops.epoch")]
internal sealed class EpochGrain(
    ILedger ledger,
    FrozenApprovals approvals,
    TimeProvider time,
    ILogger<EpochGrain> logger,
    [PersistentState("epoch", "snapshots")] IPersistentState<Snapshot<EpochMemory>> snapshot) : Grain, IEpochGrain
{
    private const string Kind = "ledger";

    private LedgerStream<EpochMemory> _stream = null!;

    private string Epoch => _stream.State.Epoch.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<Reason> NothingLost { get; } = [new("ledger.no_loss", "no loss waits to be accepted")];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<EpochMemory>(
            this, ledger, EpochEntryTypes.Stream, snapshot, EpochMemory.None, EpochMemory.Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> AcceptLossAsync(OperationId operation, CancellationToken cancellationToken)
    {
        if (_stream.State.Loss is not { } loss)
        {
            return new Answer.Refused(0, NothingLost, null);
        }

        // Who agrees sees what the restore has written down: where the ledger ends, what was known, what is lost.
        return await GrainFactory.GetGrain<IApprovalGrain>(Guid.CreateVersion7(time.GetUtcNow()).ToString("D")).RequestAsync(
            new RequestApproval(
                operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(loss)), NeedsTwo.AcceptLoss, Kind, Epoch, _stream.AppliedVersion, null,
                loss, await approvals.RevisionAsync(cancellationToken), null),
            cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.AcceptLoss, Kind, Epoch, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (_stream.State.Loss is null)
        {
            reasons = [.. reasons, .. NothingLost];
        }

        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var entry = new NewEntry
        {
            Type = EpochEntryTypes.LossAccepted,
            Time = time.GetUtcNow(),
            Actor = record.Request.Requester.Subject,
            Auth = "approval",
            Approval = approval,
            Body = Encoding.UTF8.GetBytes($"{{\"epoch\":{Epoch}}}"),
        };
        return await _stream.CommitAsync(
            key, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)), cancellationToken);
    }
}
