using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Who has taken backups: whoever has one has everything, so each is an entry.</summary>
[GrainType("dcops.backup")]
internal sealed class BackupGrain(
    ILedger ledger,
    TimeProvider time,
    ILogger<BackupGrain> logger,
    [PersistentState("backup", "snapshots")] IPersistentState<Snapshot<BackupMemory>> snapshot) : Grain, IBackupGrain
{
    private LedgerStream<BackupMemory> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<BackupMemory>(
            this, ledger, EpochEntryTypes.Backups, snapshot, BackupMemory.None,
            static (state, _, _) => new BackupMemory(state.Taken + 1), static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> TakeAsync(OperationId operation, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        if (!caller.Scope.IsAll)
        {
            return new Answer.Refused(0, [new("auth.forbidden", "a backup holds everything: it is for those who see everything")], null);
        }

        var key = new OperationKey(caller.Subject, operation, CanonicalJson.Sha256("backup"u8));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var entry = new NewEntry
        {
            Type = EpochEntryTypes.BackupTaken,
            Time = time.GetUtcNow(),
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = "{}"u8.ToArray(),
        };
        return await _stream.CommitAsync(
            key, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)), cancellationToken);
    }
}
