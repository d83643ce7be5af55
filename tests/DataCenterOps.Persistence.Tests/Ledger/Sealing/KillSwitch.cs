using System.Collections.Immutable;
using System.Data.Common;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>
/// Ends the sealer at the n-th place where a power cut could: before and after each thing it asks of the world. Everything before that
/// place is real and done.
/// </summary>
internal sealed class KillSwitch(Silo silo, string highWater, int at) : IReadDatabase, IWriter, IHighWater, ILogSigner
{
    private readonly IReadDatabase _database = silo.Get<IReadDatabase>();
    private readonly HighWaterFile _file = new(highWater);
    private int _passed;

    public bool IsPostgres => _database.IsPostgres;

    public string Name => _file.Name;

    public string Origin => TestSealer.Keys.Origin;

    public string VerifierLines => TestSealer.Keys.VerifierLines;

    public ImmutableArray<INoteVerifier> Verifiers => TestSealer.Keys.Verifiers;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        Pass();
        return await _database.OpenAsync(cancellationToken);
    }

    public async Task<ImmutableArray<int>> WriteAsync(IFactWrite write, CancellationToken cancellationToken)
    {
        Pass();
        var touched = await silo.Writer.WriteAsync(write, cancellationToken);
        Pass();
        return touched;
    }

    public Task<T> ExclusiveAsync<T>(Func<IExclusiveSession, T> work, CancellationToken cancellationToken) =>
        throw new NotSupportedException("sealing holds nobody up");

    public Checkpoint? Read() => _file.Read();

    public void Write(Checkpoint head)
    {
        Pass();
        _file.Write(head);
        Pass();
    }

    public SignedNote Sign(Domain.Ledger.Backup.BackupSeal seal) => throw new NotSupportedException();

    public SignedNote Sign(Checkpoint checkpoint, DateTimeOffset time)
    {
        // Before anything is signed the file knows it.
        Assert.Equal(checkpoint, _file.Read());
        var note = TestSealer.Keys.Sign(checkpoint, time);
        Pass();
        return note;
    }

    private void Pass()
    {
        if (++_passed == at)
        {
            throw new KilledException();
        }
    }

    internal sealed class KilledException : Exception;
}
