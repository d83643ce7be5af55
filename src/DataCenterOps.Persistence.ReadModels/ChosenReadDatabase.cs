using System.Data.Common;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>The database of the present, or that of the past for who looks back.</summary>
internal sealed class ChosenReadDatabase(IReadDatabase live) : IReadDatabase, IAsyncDisposable, IDisposable
{
    public bool IsPostgres => LookingBack.Current is null && live.IsPostgres;

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        LookingBack.Current is { } past ? past.OpenAsync(cancellationToken) : live.OpenAsync(cancellationToken);

    public ValueTask<DbConnection> OpenLiveAsync(CancellationToken cancellationToken) => live.OpenAsync(cancellationToken);

    public ValueTask<DbConnection> OpenPatientAsync(CancellationToken cancellationToken) => live.OpenPatientAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => (live as IDisposable)?.Dispose();
}
