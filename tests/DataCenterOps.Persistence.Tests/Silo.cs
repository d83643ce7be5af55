using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Persistence.Tests;

/// <summary>What one silo has of persistence.</summary>
internal sealed class Silo : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Silo(StorageOptions options)
    {
        Options = options;
        _services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddPersistence(options)
            .BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    public ILedger Ledger => Get<ILedger>();

    public IWriter Writer => Get<IWriter>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Every row of a table as text, in order: to compare tables of different engines.</summary>
    public Task<IReadOnlyList<string>> RowsAsync(string table) => Rows.OfAsync(Get<IReadDatabase>(), table);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
