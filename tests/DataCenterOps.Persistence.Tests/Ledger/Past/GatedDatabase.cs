using System.Data.Common;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests.Ledger.Past;

/// <summary>A database that can be read from when it is let, and fails when it is told to.</summary>
internal sealed class GatedDatabase(IReadDatabase inner) : IReadDatabase
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Fails { get; set; }

    public bool IsPostgres => inner.IsPostgres;

    public void Open() => _gate.SetResult();

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.Task.WaitAsync(cancellationToken);
        return Fails ? throw new LedgerUnavailableException("it fails") : await inner.OpenAsync(cancellationToken);
    }
}
